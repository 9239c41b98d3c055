package se.sakeratkomst.ehm.nll.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.AffChecks;
import se.sakeratkomst.ehm.check.AffFinding;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.check.subject.AskedDispense;
import se.sakeratkomst.ehm.check.subject.AskedPrescription;
import se.sakeratkomst.ehm.check.subject.Caller;
import se.sakeratkomst.ehm.check.subject.Holdings;
import se.sakeratkomst.ehm.check.subject.PatientFacts;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.ehm.check.subject.StoredPrescription;
import se.sakeratkomst.ehm.check.subject.Subject;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.Quantities;

/**
 * Asks the control table about NLL's resources. Rows that FHIR cannot reach do not run.
 *
 * @see "ehm.md 2.7, 4"
 */
public final class NllControls {

    /**
     * Who asks, for whom and when.
     *
     * @param today by the lab's clock, in Sweden
     */
    public record Setting(LocalDate today, Caller caller, PatientFacts patient, Holdings holdings) {}

    /**
     * A prescription as it is stored.
     *
     * @param dispenses those made of it, without those taken back
     */
    public record Stored(PrescriptionView prescription, List<DispenseView> dispenses) {
        public Stored {
            dispenses = List.copyOf(dispenses);
        }
    }

    /**
     * A row of a dispatch.
     *
     * @param expression FHIRPath of the dispense
     * @param prescription the registered prescription; null for a dispense of one on paper
     */
    public record Row(
            DispenseView dispense,
            String expression,
            @Nullable Stored prescription) {}

    private final AffChecks checks;
    private final Registers registers;

    public NllControls(AffChecks checks, Registers registers) {
        this.checks = checks;
        this.registers = registers;
    }

    /**
     * A prescription is created (NOD by care, REG by a pharmacy), corrected, ended or cancelled.
     *
     * @param asked what is to be stored
     * @param expression FHIRPath of it
     * @param stored the version before, null at a creation
     */
    public List<AffFinding> prescription(
            ControlSet set, Setting setting, PrescriptionView asked, String expression, @Nullable Stored stored) {
        StoredPrescription before = stored == null ? null : stored(setting, stored);
        AskedPrescription.Builder asking = AskedPrescription.of()
                .expression(expression)
                .content(ViewedPrescription.content(asked))
                .earlierId(asked.replaces().orElse(null))
                .basisVersion(before == null ? null : basis(asked, before.version()));
        if (before != null && set == ControlSet.UTS) {
            asking.lastDosingDay(asked.usageEnd().orElse(null))
                    .prescribersOrder(setting.caller().pharmacyGln() != null && shortened(asked, before));
        }
        return checks.run(set, subject(setting, asking.build(), before, List.of()));
    }

    /** A version that is neither the stored one nor the one to come is a stale one. */
    private static int basis(PrescriptionView asked, int stored) {
        int stated = asked.version().orElse(stored);
        return stated == stored + 1 ? stored : stated;
    }

    /** A pharmacy shortens the validity on the prescriber's order, not on the patient's (TA 30). */
    private static boolean shortened(PrescriptionView asked, StoredPrescription before) {
        LocalDate was = before.content().lastValidOn();
        return was != null
                && asked.lastValidOn().filter(day -> day.isBefore(was)).isPresent();
    }

    /** Rows of a dispatch: of registered prescriptions (EXP) and of those on paper (KEX). */
    public List<AffFinding> dispatch(Setting setting, List<Row> rows) {
        List<AskedDispense> registered = new ArrayList<>();
        List<AskedDispense> paper = new ArrayList<>();
        for (Row row : rows) {
            StoredPrescription stored = row.prescription() == null ? null : stored(setting, row.prescription());
            (stored == null ? paper : registered).add(ViewedHistory.dispense(row.dispense(), row.expression(), stored));
        }
        List<AffFinding> findings = new ArrayList<>();
        if (!registered.isEmpty()) {
            findings.addAll(checks.run(ControlSet.EXP, subject(setting, null, null, registered)));
        }
        if (!paper.isEmpty()) {
            findings.addAll(checks.run(ControlSet.KEX, subject(setting, null, null, paper)));
        }
        return List.copyOf(findings);
    }

    private StoredPrescription stored(Setting setting, Stored stored) {
        return ViewedHistory.stored(
                stored.prescription(), stored.dispenses(), setting.today(), new Quantities(registers.articles()));
    }

    private Subject subject(
            Setting setting,
            @Nullable AskedPrescription asked,
            @Nullable StoredPrescription stored,
            List<AskedDispense> dispenses) {
        return new Subject(
                setting.today(),
                setting.caller(),
                setting.patient(),
                asked,
                stored,
                dispenses,
                setting.holdings(),
                registers);
    }
}
