package se.sakeratkomst.ehm.nll.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.format.FormatChecks;
import se.sakeratkomst.ehm.check.format.FormatFinding;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;
import se.sakeratkomst.ehm.nll.writing.WriteCase;
import se.sakeratkomst.ehm.nll.writing.WriteCheck;

/** Holds the names, numbers and texts of what is to be stored against the format checks FK001 to FK004. */
public final class FormatsAreRight implements WriteCheck {

    /** What ends a prescription does not change its content. */
    private static final Set<WriteCase.Kind> STORES = Set.of(
            WriteCase.Kind.CREATE, WriteCase.Kind.CORRECT, WriteCase.Kind.DISPENSE, WriteCase.Kind.DISPENSE_PAPER);

    @Override
    public List<Complaint> examine(List<WriteCase> together) {
        List<FormatFinding> findings = new ArrayList<>();
        together.stream().filter(each -> STORES.contains(each.kind())).forEach(each -> findings.addAll(of(each)));
        return AffComplaints.ofFormats(findings);
    }

    private static List<FormatFinding> of(WriteCase subject) {
        DispenseView dispense = subject.dispense();
        PrescriptionView prescription = subject.prescription();
        List<FormatFinding> findings = new ArrayList<>();
        if (dispense != null) {
            contained(findings, dispense.resource().getContained(), subject);
            for (Annotation note : dispense.resource().getNote()) {
                text(findings, note.getText(), subject.expression() + ".note.text");
            }
            dispense.resource()
                    .getDosageInstruction()
                    .forEach(each -> text(findings, each.getText(), subject.expression() + ".dosageInstruction.text"));
        } else if (prescription != null) {
            contained(findings, prescription.resource().getContained(), subject);
            prescription
                    .dosages()
                    .forEach(each -> text(findings, each, subject.expression() + ".dosageInstruction.text"));
            prescription.treatmentReason().ifPresent(each -> text(findings, each, subject.expression() + ".extension"));
        }
        return findings;
    }

    private static void contained(List<FormatFinding> findings, List<Resource> contained, WriteCase subject) {
        for (int i = 0; i < contained.size(); i++) {
            String at = subject.expression() + ".contained[" + i + "]";
            if (contained.get(i) instanceof Practitioner practitioner) {
                names(findings, practitioner.getName(), at);
            } else if (contained.get(i) instanceof Patient patient) {
                names(findings, patient.getName(), at);
                patient(findings, patient, subject, at);
            }
        }
    }

    private static void patient(List<FormatFinding> findings, Patient patient, WriteCase subject, String at) {
        for (Identifier identifier : patient.getIdentifier()) {
            if (NllUris.PERSONNUMMER.equals(identifier.getSystem()) && identifier.hasValue()) {
                FormatChecks.personnummer(identifier.getValue(), at + ".identifier")
                        .ifPresent(findings::add);
            }
        }
        Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
                .flatMap(day -> FormatChecks.birthDate(day.replace("-", ""), subject.today(), at + ".birthDate"))
                .ifPresent(findings::add);
    }

    private static void names(List<FormatFinding> findings, List<HumanName> names, String at) {
        for (HumanName name : names) {
            if (name.hasFamily()) {
                FormatChecks.name(name.getFamily(), at + ".name.family").ifPresent(findings::add);
            }
            for (StringType given : name.getGiven()) {
                if (given.hasValue()) {
                    FormatChecks.name(given.getValue(), at + ".name.given").ifPresent(findings::add);
                }
            }
        }
    }

    private static void text(List<FormatFinding> findings, @Nullable String text, String at) {
        if (text != null) {
            FormatChecks.text(text, at).ifPresent(findings::add);
        }
    }
}
