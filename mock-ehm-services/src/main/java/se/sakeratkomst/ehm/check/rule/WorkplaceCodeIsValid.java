package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** F.004: the workplace code is one of the register of workplaces on the day of issue. */
final class WorkplaceCodeIsValid implements ItemCheck {

    @Override
    public String code() {
        return "F.004";
    }

    @Override
    public Optional<String> observed(Item item) {
        String code = item.content().prescriber().workplaceCode();
        return Observed.when(
                code == null || !item.registers().workplaces().validOn(code, item.issuedOn()),
                "workplace code " + code);
    }
}
