package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.004: the prescriber is no veterinarian, since the call concerns a human. */
final class PrescriberIsNoVeterinarian implements ItemCheck {

    private static final String VETERINARIAN = "VT";

    @Override
    public String code() {
        return "U.004";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                VETERINARIAN.equals(item.content().prescriber().profession()), "profession " + VETERINARIAN);
    }
}
