package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.PrescriberRef;

/** F.002: the profession stated is the register's for that prescription code. */
final class ProfessionIsTheRegistered implements ItemCheck {

    @Override
    public String code() {
        return "F.002";
    }

    @Override
    public Optional<String> observed(Item item) {
        PrescriberRef prescriber = item.content().prescriber();
        String code = prescriber.code();
        String profession = prescriber.prescribesAs();
        return code == null
                ? Optional.empty()
                : item.registers()
                        .prescribers()
                        .byCode(code)
                        .filter(each ->
                                profession == null || !each.professions().contains(profession))
                        .map(each -> "profession " + profession + ", register " + each.professions());
    }
}
