package se.sakeratkomst.ehm.check.rule.animal;

import java.util.Optional;
import se.sakeratkomst.ehm.check.rule.ItemCheck;
import se.sakeratkomst.ehm.check.subject.Item;

/** TEST-DJUR.001: the prescriber is a veterinarian, since the call concerns an animal. */
final class PrescriberIsAVeterinarian implements ItemCheck {

    @Override
    public String code() {
        return "TEST-DJUR.001";
    }

    @Override
    public Optional<String> observed(Item item) {
        String profession = item.content().prescriber().profession();
        return "VT".equals(profession) ? Optional.empty() : Optional.of("profession " + profession);
    }
}
