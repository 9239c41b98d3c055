package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** D.002: the dose patient belongs to the pharmacy actor that asks. */
final class DosePatientIsTheActors implements ItemCheck {

    @Override
    public String code() {
        return "D.002";
    }

    @Override
    public Optional<String> observed(Item item) {
        String actor = Actors.of(item);
        String producer = item.patient().doseActor();
        return Observed.when(
                producer != null && !producer.equals(actor), "caller's actor " + actor + ", the patient's " + producer);
    }
}
