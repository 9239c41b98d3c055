package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;

/**
 * An identity provider says where users whom it cannot help are to be sent, over TLS. Enforced for Skolfederation, announced for Sambi without
 * a date.
 *
 * @see "WebSSO Technology Profile V1.0.0 2.1.3; SDP-MD12"
 */
@Decides({"SWEB-002", "GEN-006"})
final class ErrorPageIsGiven implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.identityProviders().stream()
                .flatMap(idp -> judge(submission, idp).map(finding -> finding.at(idp)).stream())
                .toList();
    }

    private static Optional<Finding> judge(Submission submission, Element idp) {
        Optional<String> stated = Elements.attr(idp, "errorURL");
        if (stated.isEmpty()) {
            return submission.isSambi() ? Optional.of(finding("SWEB-002", "no errorURL")) : Optional.empty();
        }
        boolean fine = stated.flatMap(Addresses::web)
                .filter(address -> !Addresses.isPlain(address) || Addresses.isInLaboratory(address))
                .isPresent();
        return fine ? Optional.empty() : Optional.of(finding("GEN-006", Quote.of(stated.orElseThrow())));
    }

    private static Finding finding(String rule, String observed) {
        return Finding.warning(
                rule,
                "reading errorURL of the IDPSSODescriptor",
                observed,
                "an https address",
                "Give the address of a page that tells users where to turn.");
    }
}
