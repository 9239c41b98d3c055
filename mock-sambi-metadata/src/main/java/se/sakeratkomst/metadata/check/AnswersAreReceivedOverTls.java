package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;

/**
 * The endpoints of a service provider use https. Only told of a host that nobody outside the own machine or a laboratory's network reaches: a
 * system under development is there. Sambi recommends TLS, Sweden Connect demands it.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1; SAML2int 0.2, metadata</a>
 */
@Decides({"SC-066", "SAMBI-007"})
final class AnswersAreReceivedOverTls implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.serviceProviders().stream()
                .flatMap(Submission::endpoints)
                .flatMap(endpoint ->
                        Addresses.web(Elements.attr(endpoint, "Location").orElse(""))
                                .filter(Addresses::isPlain)
                                .map(address -> new Finding(
                                                submission.rule("SC-066", "SAMBI-007"),
                                                submission.isSwedenConnect() && !Addresses.isInLaboratory(address)
                                                        ? Severity.ERROR
                                                        : Severity.WARNING,
                                                "looking at how what is sent to " + endpoint.getLocalName()
                                                        + " is protected on the way",
                                                Quote.of(address.toString()),
                                                "an https address",
                                                Addresses.isInLaboratory(address)
                                                        ? "Fine inside the sandbox; use https in every real environment."
                                                        : "Serve it over https.")
                                        .at(endpoint))
                                .stream())
                .toList();
    }
}
