package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.AskedDispense;
import se.sakeratkomst.ehm.check.subject.Item;

/** U.006: the dispatch id is not on another approved dispense. */
final class DispatchIsNotUsedBefore implements ItemCheck {

    @Override
    public String code() {
        return "U.006";
    }

    @Override
    public Optional<String> observed(Item item) {
        AskedDispense dispense = item.dispense();
        return dispense == null || dispense.dispatchId() == null
                ? Optional.empty()
                : Observed.when(
                        item.subject().holdings().holdsDispatch(dispense.dispatchId(), dispense.row()),
                        "dispatch id " + dispense.dispatchId());
    }
}
