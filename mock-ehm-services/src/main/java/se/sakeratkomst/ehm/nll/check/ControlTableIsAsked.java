package se.sakeratkomst.ehm.nll.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.AffChecks;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.Holdings;
import se.sakeratkomst.ehm.check.subject.PatientFacts;
import se.sakeratkomst.ehm.check.subject.PopulationStatus;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.check.NllControls.Row;
import se.sakeratkomst.ehm.nll.check.NllControls.Setting;
import se.sakeratkomst.ehm.nll.check.NllControls.Stored;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.WriteCase;
import se.sakeratkomst.ehm.nll.writing.WriteCheck;

/** Holds everything that is to be stored against E-hälsomyndigheten's control table, in the set that the change belongs to. */
public final class ControlTableIsAsked implements WriteCheck {

    /** What the checks ask of all that is stored in a lab. */
    public interface Stock {

        /** Whether there is a prescription of that id. */
        boolean holdsPrescription(WriteCase subject, String id);

        /** Whether the patient of the case has a prescription of that id. */
        boolean isOfThePatient(WriteCase subject, String prescriptionId);

        /** Rows of approved dispenses of the caller's pharmacy with that dispatch id. */
        List<Optional<BigDecimal>> rowsOf(WriteCase subject, String dispatchId);

        /** Whether the patient has consented to dose dispensing. */
        boolean hasDoses(WriteCase subject);
    }

    private final AffChecks checks;
    private final Registers registers;
    private final SilentRegisters silent;
    private final Stock stock;

    /** @param silent which registers do not answer */
    public ControlTableIsAsked(AffChecks checks, Registers registers, SilentRegisters silent, Stock stock) {
        this.checks = checks;
        this.registers = registers;
        this.silent = silent;
        this.stock = stock;
    }

    @Override
    public List<Complaint> examine(List<WriteCase> together) {
        if (together.isEmpty()) {
            return List.of();
        }
        NllControls controls = new NllControls(
                checks, silent.without(registers, together.get(0).lab()));
        List<Complaint> complaints = new ArrayList<>();
        together.stream()
                .filter(each -> each.dispense() == null)
                .forEach(each -> complaints.addAll(prescription(controls, each)));
        List<WriteCase> rows =
                together.stream().filter(each -> each.dispense() != null).toList();
        for (ControlSet set : List.of(ControlSet.EXP, ControlSet.KEX)) {
            List<Row> asked = rows.stream()
                    .filter(each -> set(each) == set)
                    .map(ControlTableIsAsked::row)
                    .toList();
            if (!asked.isEmpty()) {
                complaints.addAll(AffComplaints.of(set, controls.dispatch(setting(rows.get(0)), asked)));
            }
        }
        return complaints;
    }

    private List<Complaint> prescription(NllControls controls, WriteCase subject) {
        PrescriptionView asked = subject.prescription();
        if (asked == null) {
            return List.of();
        }
        ControlSet set = set(subject);
        PrescriptionView stored = subject.stored();
        return AffComplaints.of(
                set,
                controls.prescription(
                        set,
                        setting(subject),
                        asked,
                        subject.expression(),
                        stored == null ? null : new Stored(stored, subject.earlier())));
    }

    private static Row row(WriteCase subject) {
        DispenseView dispense = subject.dispense();
        PrescriptionView prescription = subject.prescription();
        if (dispense == null) {
            throw new IllegalStateException("A row of a dispatch has a dispense");
        }
        return new Row(
                dispense,
                subject.expression(),
                prescription == null ? null : new Stored(prescription, subject.earlier()));
    }

    private static ControlSet set(WriteCase subject) {
        return switch (subject.kind()) {
            case CREATE -> subject.byPharmacy() ? ControlSet.REG : ControlSet.NOD;
            case CORRECT -> ControlSet.KORR;
            case END -> ControlSet.UTS;
            case CANCEL -> ControlSet.MAK;
            case DISPENSE -> ControlSet.EXP;
            case DISPENSE_PAPER -> ControlSet.KEX;
        };
    }

    private Setting setting(WriteCase subject) {
        return new Setting(
                subject.today(),
                new Caller(
                        subject.user() == null
                                ? Set.of()
                                : Set.copyOf(subject.user().roles()),
                        subject.user() == null ? null : subject.user().pharmacy()),
                patient(subject),
                holdings(subject));
    }

    private PatientFacts patient(WriteCase subject) {
        PatientFacts.Builder facts = PatientFacts.of();
        se.sakeratkomst.ehm.register.Patient known = subject.patient();
        if (known == null) {
            return facts.birthDate(contained(subject)
                            .flatMap(ControlTableIsAsked::birthDate)
                            .orElse(null))
                    .build();
        }
        PrescriptionView prescription = subject.prescription();
        return facts.personnummer(known.personnummer())
                .birthDate(known.birthDate())
                .populationStatus(
                        known.deceasedOn() != null
                                ? PopulationStatus.DECEASED
                                : known.protectedIdentity() ? PopulationStatus.SECRET : PopulationStatus.TEST_PERSON)
                .dosePatient(prescription != null && prescription.dosePackaging() && stock.hasDoses(subject))
                .build();
    }

    private static Optional<Patient> contained(WriteCase subject) {
        DispenseView dispense = subject.dispense();
        return Optional.ofNullable(subject.prescription())
                .flatMap(PrescriptionView::containedPatient)
                .or(() -> dispense == null ? Optional.empty() : dispense.containedPatient());
    }

    private static Optional<LocalDate> birthDate(Patient patient) {
        String day = patient.getBirthDateElement().getValueAsString();
        return day == null || day.length() < "2020-01-01".length()
                ? Optional.empty()
                : Optional.of(LocalDate.parse(day));
    }

    private Holdings holdings(WriteCase subject) {
        return new Holdings() {
            @Override
            public boolean holdsOriginal(String originalId, int rowId) {
                return stock.holdsPrescription(subject, originalId);
            }

            @Override
            public boolean isOfThePatient(String prescriptionId) {
                return stock.isOfThePatient(subject, prescriptionId);
            }

            @Override
            public boolean holdsDispatch(String dispatchId, @Nullable BigDecimal row) {
                return stock.rowsOf(subject, dispatchId).stream()
                        .anyMatch(each ->
                                row == null || each.isEmpty() || each.get().compareTo(row) == 0);
            }
        };
    }
}
