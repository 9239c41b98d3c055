package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.AskedPrescription;
import se.sakeratkomst.ehm.check.subject.Item;

/** D.003: what is ended on the prescriber's order has a last dosing day or a latest end of treatment. */
final class LastDosingDayIsGiven implements ItemCheck {

    @Override
    public String code() {
        return "D.003";
    }

    @Override
    public Optional<String> observed(Item item) {
        AskedPrescription asked = item.asked();
        return Observed.when(
                asked != null && asked.lastDosingDay() == null && asked.latestTreatmentEnd() == null,
                "neither last dosing day nor latest end of treatment");
    }
}
