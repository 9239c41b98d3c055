package se.sakeratkomst.ehm.check.rule.animal;

import java.util.Optional;
import se.sakeratkomst.ehm.check.rule.ItemCheck;
import se.sakeratkomst.ehm.check.subject.Item;

/** TEST-DJUR.004: the organisation number has ten digits, the third at least 2, and its check digit. */
final class OrganisationNumberHolds implements ItemCheck {

    private static final int TEN = 10;

    @Override
    public String code() {
        return "TEST-DJUR.004";
    }

    @Override
    public Optional<String> observed(Item item) {
        String number = item.patient().organisationNumber();
        return number == null || holds(number) ? Optional.empty() : Optional.of("organisation number " + number);
    }

    private static boolean holds(String number) {
        if (!number.matches("\\d{2}[2-9]\\d{7}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int product = (number.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / TEN + product % TEN;
        }
        return sum % TEN == 0;
    }
}
