package se.sakeratkomst.metadata.check;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;

/**
 * The endpoints of an identity provider use https; on the own machine or a laboratory's network it is only told.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 5.2; WebSSO Technology Profile V1.0.0 2.1.7</a>
 */
@Decides({"SC-038", "SWEB-006"})
final class RequestsAreReceivedOverTls implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.identityProviders().stream()
                .flatMap(Submission::endpoints)
                .flatMap(endpoint -> judge(submission, endpoint).stream())
                .toList();
    }

    private static Optional<Finding> judge(Submission submission, Element endpoint) {
        String location = Elements.attr(endpoint, "Location").orElse("");
        Optional<URI> address = Addresses.web(location);
        if (address.filter(uri -> !Addresses.isPlain(uri)).isPresent()) {
            return Optional.empty();
        }
        boolean tolerable = submission.isSambi()
                || address.filter(Addresses::isInLaboratory).isPresent();
        return Optional.of(new Finding(
                        submission.rule("SC-038", "SWEB-006"),
                        tolerable ? Severity.WARNING : Severity.ERROR,
                        "looking at how what is sent to " + endpoint.getLocalName() + " is protected on the way",
                        Quote.of(location),
                        "an https address",
                        "Serve it over https.")
                .at(endpoint));
    }
}
