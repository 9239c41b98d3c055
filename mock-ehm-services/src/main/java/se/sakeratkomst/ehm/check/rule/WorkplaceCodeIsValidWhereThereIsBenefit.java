package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** F.007: a dispense with benefit R, F or L is of a prescription with a valid workplace code. */
final class WorkplaceCodeIsValidWhereThereIsBenefit implements ItemCheck {

    @Override
    public String code() {
        return "F.007";
    }

    @Override
    public Optional<String> observed(Item item) {
        String code = item.content().prescriber().workplaceCode();
        return Observed.when(
                code == null || !item.registers().workplaces().validOn(code, item.issuedOn()),
                "benefit " + item.benefit() + ", workplace code " + code);
    }
}
