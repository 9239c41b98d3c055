package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** F.006: the prescriber's surname is given. */
final class SurnameIsGiven implements ItemCheck {

    @Override
    public String code() {
        return "F.006";
    }

    @Override
    public Optional<String> observed(Item item) {
        String surname = item.content().prescriber().surname();
        return Observed.when(surname == null || surname.isBlank(), "no surname");
    }
}
