package se.sakeratkomst.ehm.check.subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks, and everything the checks hold it against.
 *
 * @param today in the lab, by the Swedish calendar
 * @param prescription what is asked of a prescription; null for a dispatch
 * @param stored the prescription as stored before, or the one that a new one replaces; null when there is none
 * @param dispenses the rows of a dispatch
 */
public record Subject(
        LocalDate today,
        Caller caller,
        PatientFacts patient,
        @Nullable AskedPrescription prescription,
        @Nullable StoredPrescription stored,
        List<AskedDispense> dispenses,
        Holdings holdings,
        Registers registers) {

    public Subject {
        dispenses = List.copyOf(dispenses);
    }

    /** Each prescription and each row, for the checks to look at one by one. */
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        if (prescription != null) {
            items.add(new Item(this, prescription, null, stored, prescription.content()));
        }
        for (AskedDispense dispense : dispenses) {
            PrescriptionContent content = dispense.stored() != null
                    ? dispense.stored().content()
                    : dispense.paper() != null
                            ? dispense.paper()
                            : PrescriptionContent.of().build();
            items.add(new Item(this, null, dispense, dispense.stored(), content));
        }
        return List.copyOf(items);
    }
}
