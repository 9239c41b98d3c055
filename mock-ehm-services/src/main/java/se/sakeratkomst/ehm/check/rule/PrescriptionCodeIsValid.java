package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.prescriber.PrescriptionCode;

/** F.001: the prescription code has its check digit, is in the register of licensed staff and was not revoked when the prescription was issued. */
final class PrescriptionCodeIsValid implements ItemCheck {

    @Override
    public String code() {
        return "F.001";
    }

    @Override
    public Optional<String> observed(Item item) {
        String code = item.content().prescriber().code();
        if (code == null) {
            return Optional.empty();
        }
        if (!PrescriptionCode.holds(code)) {
            return Optional.of("prescription code " + code + ", whose check digit is not right");
        }
        return Observed.when(
                item.registers()
                        .prescribers()
                        .byCode(code)
                        .filter(each -> each.validOn(item.issuedOn()))
                        .isEmpty(),
                "prescription code " + code + ", which is nobody's or revoked on " + item.issuedOn());
    }
}
