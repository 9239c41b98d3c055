package se.sakeratkomst.ehm.refusal;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * Why a call is refused.
 *
 * @param status HTTP status
 * @param issue FHIR's kind of issue, for example {@code login}, {@code forbidden}, {@code required}
 * @param findings what is wrong, at least one
 */
public record Refusal(int status, String issue, List<Finding> findings) {

    public Refusal {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("A refusal needs at least one finding");
        }
    }

    public static Refusal of(int status, String issue, Finding finding) {
        return new Refusal(status, issue, List.of(finding));
    }

    public Finding first() {
        return findings.get(0);
    }

    /** Ids of the rules that were broken. */
    public List<String> rules() {
        return findings.stream().map(Finding::rule).distinct().toList();
    }

    /** All four parts of a finding, labelled. */
    public static String diagnostics(Finding finding) {
        return "Attempted: " + finding.attempted() + ". Observed: " + finding.observed() + ". Expected: "
                + finding.expected() + ". Remedy: " + finding.remedy();
    }
}
