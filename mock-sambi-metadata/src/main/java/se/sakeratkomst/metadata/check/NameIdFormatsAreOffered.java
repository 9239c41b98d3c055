package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * The NameID formats are stated, and persistent and transient are among them.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 3; SAML2int 0.2, metadata and name identifiers</a>
 */
@Decides({"SC-035", "SAMBI-004", "SAMBI-005", "SAMBI-010", "SAMBI-011"})
final class NameIdFormatsAreOffered implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return Stream.concat(submission.serviceProviders().stream(), submission.identityProviders().stream())
                .flatMap(role -> judge(submission, role).map(finding -> finding.at(role)).stream())
                .toList();
    }

    private static Optional<Finding> judge(Submission submission, Element role) {
        boolean idp = "IDPSSODescriptor".equals(role.getLocalName());
        Set<String> stated = Elements.children(role, Ns.MD, "NameIDFormat").stream()
                .map(Elements::text)
                .collect(Collectors.toSet());
        boolean persistent = stated.contains(Ns.NAMEID_PERSISTENT);
        boolean transients = stated.contains(Ns.NAMEID_TRANSIENT);
        if (stated.isEmpty()) {
            return submission.isSambi()
                    ? Optional.of(finding(idp ? "SAMBI-004" : "SAMBI-005", Severity.WARNING, "no NameIDFormat"))
                    : Optional.empty();
        }
        if (submission.isSwedenConnect()) {
            return persistent && transients
                    ? Optional.empty()
                    : Optional.of(finding(
                            "SC-035",
                            idp || !(persistent || transients) ? Severity.ERROR : Severity.WARNING,
                            "only " + new TreeSet<>(stated)));
        }
        boolean enough = idp ? transients : persistent || transients;
        return enough
                ? Optional.empty()
                : Optional.of(
                        finding(idp ? "SAMBI-010" : "SAMBI-011", Severity.ERROR, "only " + new TreeSet<>(stated)));
    }

    private static Finding finding(String rule, Severity severity, String observed) {
        return new Finding(
                rule,
                severity,
                "reading the NameID formats",
                Quote.of(observed),
                "both " + Ns.NAMEID_PERSISTENT + " and " + Ns.NAMEID_TRANSIENT,
                "Support both, and state them.");
    }
}
