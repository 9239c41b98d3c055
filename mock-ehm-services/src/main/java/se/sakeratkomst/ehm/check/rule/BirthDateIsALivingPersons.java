package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** P.003: the birth date is not after today, and less than 130 years ago. */
final class BirthDateIsALivingPersons implements ItemCheck {

    private static final int OLDEST = 130;

    @Override
    public String code() {
        return "P.003";
    }

    @Override
    public Optional<String> observed(Item item) {
        LocalDate born = item.patient().birthDate();
        return Observed.when(
                born == null
                        || born.isAfter(item.today())
                        || !born.isAfter(item.today().minusYears(OLDEST)),
                "birth date " + born);
    }
}
