package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.022: a prescription by telephone or fax is dispensed within a month of its issue. */
final class PhoneAndFaxAreDispensedWithinAMonth implements ItemCheck {

    @Override
    public String code() {
        return "G.022";
    }

    @Override
    public Optional<String> observed(Item item) {
        return Observed.when(
                item.dispensedOn().isAfter(item.issuedOn().plusMonths(1)),
                item.content().basis() + ", issued " + item.issuedOn() + ", dispensed " + item.dispensedOn());
    }
}
