package se.sakeratkomst.ehm.nll.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MedicationDispense;
import se.sakeratkomst.ehm.nll.check.ControlTableIsAsked.Stock;
import se.sakeratkomst.ehm.nll.reading.Documents;
import se.sakeratkomst.ehm.nll.reading.Facts;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.writing.DispatchName;
import se.sakeratkomst.ehm.nll.writing.DispenseWriting;
import se.sakeratkomst.ehm.nll.writing.PrescriptionWriting;
import se.sakeratkomst.ehm.nll.writing.WriteCase;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;

/** What the control table asks of NLL's holdings. */
public final class StockOfALab implements Stock {

    private final ResourceStore store;
    private final Documents documents;
    private final Facts facts;

    public StockOfALab(ResourceStore store, Documents documents, Facts facts) {
        this.store = store;
        this.documents = documents;
        this.facts = facts;
    }

    @Override
    public boolean holdsPrescription(WriteCase subject, String id) {
        return store.latest(subject.lab(), PrescriptionWriting.TYPE, id).isPresent();
    }

    @Override
    public boolean isOfThePatient(WriteCase subject, String prescriptionId) {
        Patient patient = subject.patient();
        return store.latest(subject.lab(), PrescriptionWriting.TYPE, prescriptionId)
                .filter(row -> Objects.equals(row.patientId(), patient == null ? null : patient.id()))
                .isPresent();
    }

    @Override
    public List<Optional<BigDecimal>> rowsOf(WriteCase subject, String dispatchId) {
        String pharmacy = subject.user() == null ? null : subject.user().pharmacy();
        return Stream.of(dispatchId, DispatchName.own(pharmacy, dispatchId))
                .flatMap(name -> store.ofCode(subject.lab(), DispenseWriting.TYPE, DispatchName.cut(name)).stream())
                .filter(row -> "completed".equals(row.status()))
                .map(row -> new DispenseView(documents.read(MedicationDispense.class, row)).dispatchRowNo())
                .toList();
    }

    @Override
    public boolean hasDoses(WriteCase subject) {
        Patient patient = subject.patient();
        return patient != null && facts.of(subject.lab(), patient).dosePatient();
    }
}
