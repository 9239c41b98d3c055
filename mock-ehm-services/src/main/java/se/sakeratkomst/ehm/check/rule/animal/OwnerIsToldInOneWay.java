package se.sakeratkomst.ehm.check.rule.animal;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.sakeratkomst.ehm.check.rule.ItemCheck;
import se.sakeratkomst.ehm.check.subject.Item;

/** TEST-DJUR.003: the owner is told by exactly one of personnummer, organisation number and birth date. */
final class OwnerIsToldInOneWay implements ItemCheck {

    @Override
    public String code() {
        return "TEST-DJUR.003";
    }

    @Override
    public Optional<String> observed(Item item) {
        long ways = Stream.of(
                        item.patient().personnummer(),
                        item.patient().organisationNumber(),
                        item.patient().personnummer() == null ? item.patient().birthDate() : null)
                .filter(Objects::nonNull)
                .count();
        return ways == 1 ? Optional.empty() : Optional.of("an owner told in " + ways + " ways");
    }
}
