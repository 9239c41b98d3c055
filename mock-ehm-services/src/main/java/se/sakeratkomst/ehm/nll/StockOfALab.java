package se.sakeratkomst.ehm.nll;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.check.ControlTableIsAsked.Stock;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.register.Patient;
import se.sakeratkomst.ehm.register.ResourceStore;

/** What the control table asks of NLL's holdings. */
final class StockOfALab implements Stock {

    private static final int LONGEST = 200;

    private final ResourceStore store;
    private final Documents documents;
    private final Facts facts;

    StockOfALab(ResourceStore store, Documents documents, Facts facts) {
        this.store = store;
        this.documents = documents;
        this.facts = facts;
    }

    /**
     * Under what a dispense is found by its dispatch: the national id, else the pharmacy's own together with the pharmacy, since two pharmacies may
     * well number alike.
     */
    static Optional<String> dispatch(DispenseView view, @Nullable String pharmacy) {
        return view.dispatchId()
                .or(() -> view.actorDispatchId().map(id -> own(pharmacy, id)))
                .map(StockOfALab::cut);
    }

    private static String own(@Nullable String pharmacy, String id) {
        return pharmacy + "/" + id;
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
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
        return Stream.of(dispatchId, own(pharmacy, dispatchId))
                .flatMap(name -> store.ofCode(subject.lab(), DispenseWriting.TYPE, cut(name)).stream())
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
