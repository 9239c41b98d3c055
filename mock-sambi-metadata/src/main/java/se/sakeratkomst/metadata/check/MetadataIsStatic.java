package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;

/**
 * What is handed in bears no time of its own: a checksum read by phone must still be right when it is fetched again, and the operator's
 * feed says how long it is valid.
 *
 * @see "Sambi, lämna nytt metadata"
 */
@Decides({"SAMBI-050", "SC-001"})
final class MetadataIsStatic implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        Optional<String> stated = Elements.attr(submission.entity(), "validUntil");
        boolean passed = stated.flatMap(Instants::read)
                .filter(until -> !until.isAfter(submission.now()))
                .isPresent();
        if (passed) {
            return List.of(
                    finding(submission.rule("SC-001", "SAMBI-050"), Severity.ERROR, stated.orElseThrow() + ", passed")
                            .at(submission.entity()));
        }
        return stated.isPresent() && submission.isSambi()
                ? List.of(finding("SAMBI-050", Severity.WARNING, stated.orElseThrow())
                        .at(submission.entity()))
                : List.of();
    }

    private static Finding finding(String rule, Severity severity, String observed) {
        return new Finding(
                rule,
                severity,
                "reading validUntil of the EntityDescriptor",
                Quote.of(observed),
                "none: the federation's feed says how long it is valid",
                "Hand in metadata without validUntil, the same each time it is fetched.");
    }
}
