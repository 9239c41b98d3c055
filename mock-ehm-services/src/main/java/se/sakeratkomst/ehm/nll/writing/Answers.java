package se.sakeratkomst.ehm.nll.writing;

import ca.uhn.fhir.rest.api.MethodOutcome;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.refusal.Refusal;

/**
 * What a write is answered with: the stored resource with its warnings as contained DetectedIssue, or an OperationOutcome, or nothing, as the
 * header {@code Prefer} asks. DetectedIssues are never stored.
 *
 * @see "nll-fhir.md 1.10, 4"
 */
public final class Answers {

    private Answers() {}

    public static MethodOutcome of(DomainResource stored, List<Complaint> warnings, boolean created) {
        MethodOutcome answer = new MethodOutcome(stored.getIdElement(), created);
        answer.setResource(withWarnings(stored, warnings));
        answer.setOperationOutcome(warnings.isEmpty() ? done(created) : outcome(warnings));
        return answer;
    }

    public static DomainResource withWarnings(DomainResource stored, List<Complaint> warnings) {
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < warnings.size(); i++) {
            DetectedIssue issue = detected(warnings.get(i));
            issue.setId("warning-" + (i + 1));
            stored.addContained(issue);
            references.add(new Reference("#" + issue.getId()));
        }
        if (stored instanceof MedicationDispense dispense) {
            references.forEach(dispense::addDetectedIssue);
        } else if (stored instanceof MedicationRequest request) {
            references.forEach(request::addDetectedIssue);
        }
        return stored;
    }

    private static DetectedIssue detected(Complaint complaint) {
        DetectedIssue issue = new DetectedIssue();
        issue.getMeta().addProfile(NllUris.DETECTED_ISSUE);
        issue.setStatus(DetectedIssueStatus.FINAL);
        issue.setSeverity(DetectedIssueSeverity.MODERATE);
        issue.setCode(new CodeableConcept(
                        new Coding(complaint.system(), complaint.finding().rule(), complaint.text()))
                .setText(complaint.told()));
        issue.setDetail(Refusal.diagnostics(complaint.finding()));
        return issue;
    }

    private static OperationOutcome done(boolean created) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(NllUris.OPERATION_OUTCOME);
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(created ? "Stored as a new resource" : "Stored as a new version");
        return outcome;
    }

    public static OperationOutcome outcome(List<Complaint> complaints) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(NllUris.OPERATION_OUTCOME);
        for (Complaint complaint : complaints) {
            OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(complaint.finding().refuses() ? IssueSeverity.ERROR : IssueSeverity.WARNING)
                    .setCode(IssueType.fromCode(complaint.issue()))
                    .setDiagnostics(Refusal.diagnostics(complaint.finding()));
            issue.getDetails()
                    .setText(complaint.told())
                    .addCoding()
                    .setSystem(complaint.system())
                    .setCode(complaint.finding().rule())
                    .setDisplay(complaint.text());
            if (complaint.expression() != null && !complaint.expression().isEmpty()) {
                issue.addExpression(complaint.expression());
            }
            if (complaint.row() != null) {
                issue.addExtension(new Extension(NllUris.DISPATCH_ROW_REFERENCE, new StringType(complaint.row())));
            }
        }
        return outcome;
    }
}
