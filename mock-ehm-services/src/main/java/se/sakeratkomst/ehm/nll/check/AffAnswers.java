package se.sakeratkomst.ehm.nll.check;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import se.sakeratkomst.ehm.check.AffFinding;
import se.sakeratkomst.ehm.check.format.FormatFinding;
import se.sakeratkomst.ehm.nll.view.NllUris;

/**
 * What the control table found, as NLL answers it: an OperationOutcome where it refuses, contained DetectedIssues where it only warns. A row
 * of a dispatch is pointed out both by its number and by FHIRPath.
 *
 * @see "nll-fhir.md 1.10, 4"
 */
public final class AffAnswers {

    /** System of the codes 2-25-nnn; whether NLL uses it is not public. */
    public static final String ERROR_CODES = "http://electronichealth.se/CodeSystem/error-codes";

    /** HTTP status of a refusal by the control table. */
    public static final int REFUSED = 422;

    private AffAnswers() {}

    /** Whether anything of it refuses the call. */
    public static boolean refuses(List<AffFinding> findings) {
        return findings.stream().anyMatch(AffFinding::rejects);
    }

    /** Everything that was found, refusals and warnings. */
    public static OperationOutcome outcome(List<AffFinding> findings) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(NllUris.OPERATION_OUTCOME);
        for (AffFinding finding : findings) {
            OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(finding.rejects() ? IssueSeverity.ERROR : IssueSeverity.WARNING)
                    .setCode(IssueType.BUSINESSRULE)
                    .setDetails(code(finding))
                    .setDiagnostics(diagnostics(finding));
            issue.addExpression(finding.expression());
            issue.addExtension(NllUris.OUTCOME_DETECTED_ISSUE, code(finding));
            if (finding.row() != null) {
                issue.addExtension(NllUris.DISPATCH_ROW, new DecimalType(finding.row()));
            }
        }
        return outcome;
    }

    /** What formats and amounts are wrong. */
    public static OperationOutcome ofFormats(List<FormatFinding> findings) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(NllUris.OPERATION_OUTCOME);
        for (FormatFinding finding : findings) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(IssueType.BUSINESSRULE)
                    .setDetails(new CodeableConcept(new Coding(ERROR_CODES, finding.code(), finding.textSv()))
                            .setText(finding.textSv()))
                    .setDiagnostics(finding.rule() + ": " + finding.textEn() + ". Observed: " + finding.observed())
                    .addExpression(finding.expression());
        }
        return outcome;
    }

    /** Puts what was warned about into a resource that is handed back; it is not stored with it. */
    public static void embed(List<AffFinding> findings, DomainResource resource) {
        for (DetectedIssue issue : issues(findings)) {
            resource.addContained(issue);
            Reference reference = new Reference("#" + issue.getIdElement().getIdPart());
            if (resource instanceof MedicationDispense dispense) {
                dispense.addDetectedIssue(reference);
            } else if (resource instanceof MedicationRequest request) {
                request.addDetectedIssue(reference);
            }
        }
    }

    private static List<DetectedIssue> issues(List<AffFinding> findings) {
        List<DetectedIssue> issues = new ArrayList<>();
        for (AffFinding finding : findings) {
            DetectedIssue issue = new DetectedIssue();
            issue.setId("aff-" + (issues.size() + 1));
            issue.getMeta().addProfile(NllUris.DETECTED_ISSUE);
            issue.setStatus(DetectedIssueStatus.FINAL);
            issue.setSeverity(finding.rejects() ? DetectedIssueSeverity.HIGH : DetectedIssueSeverity.MODERATE);
            issue.setCode(code(finding));
            issue.setDetail(diagnostics(finding));
            issues.add(issue);
        }
        return issues;
    }

    private static CodeableConcept code(AffFinding finding) {
        return new CodeableConcept(new Coding(NllUris.AFF_CODES, finding.code(), finding.textSv()))
                .setText(finding.textSv());
    }

    private static String diagnostics(AffFinding finding) {
        return finding.textEn() + ". Observed: " + finding.observed() + ". See docs/aff-checks.md, " + finding.code()
                + ".";
    }
}
