package se.sakeratkomst.ehm.nll.check;

import java.util.List;
import se.sakeratkomst.ehm.check.AffFinding;
import se.sakeratkomst.ehm.check.ControlSet;
import se.sakeratkomst.ehm.check.format.FormatFinding;
import se.sakeratkomst.ehm.nll.call.Complaint;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.saml.Finding;

/**
 * What the control table found, as NLL tells it. A row of a dispatch is pointed out both by its number and by FHIRPath.
 *
 * @see "nll-fhir.md 1.10, 4"
 */
public final class AffComplaints {

    /** System of the codes 2-25-nnn; whether NLL uses it is not public. */
    public static final String ERROR_CODES = "http://electronichealth.se/CodeSystem/error-codes";

    private static final String ISSUE = "business-rule";

    private AffComplaints() {}

    static List<Complaint> of(ControlSet set, List<AffFinding> findings) {
        return findings.stream().map(finding -> of(set, finding)).toList();
    }

    private static Complaint of(ControlSet set, AffFinding finding) {
        String attempted = "storing what the control table has to allow, set " + set;
        String observed = finding.textEn() + " (" + finding.observed() + ")";
        String expected = "what row " + finding.code() + " of docs/aff-checks.md asks for";
        return new Complaint(
                finding.rejects()
                        ? Finding.error(
                                finding.code(),
                                attempted,
                                observed,
                                expected,
                                "Correct what is pointed out and send all of it anew; nothing was stored.")
                        : Finding.warning(
                                finding.code(),
                                attempted,
                                observed,
                                expected,
                                "Show the warning to the user, who decides; a dispense needs a pharmacist's comment."),
                NllUris.AFF_CODES,
                ISSUE,
                finding.expression(),
                finding.row() == null ? null : finding.row().toPlainString(),
                finding.textSv());
    }

    /** What formats and amounts are wrong. */
    public static List<Complaint> ofFormats(List<FormatFinding> findings) {
        return findings.stream()
                .map(finding -> new Complaint(
                        Finding.error(
                                finding.code(),
                                "reading formats and amounts",
                                finding.textEn() + " (" + finding.observed() + ")",
                                "what rule " + finding.rule() + " asks for",
                                "Correct what is pointed out and send all of it anew; nothing was stored."),
                        ERROR_CODES,
                        ISSUE,
                        finding.expression(),
                        null,
                        finding.textSv()))
                .toList();
    }
}
