package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * AssertionConsumerServices use https. Only a warning: a system under development is often reached over http on its own machine.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1</a>
 */
final class AnswersAreReceivedOverTls implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.serviceProviders().stream()
                .flatMap(sp -> Elements.children(sp, Ns.MD, "AssertionConsumerService").stream())
                .map(acs -> Elements.attr(acs, "Location").orElse(""))
                .filter(location -> location.startsWith("http://"))
                .map(location -> Finding.warning(
                        submission.rule("SC-066", "SAMBI-007"),
                        "looking at how answers are protected on the way",
                        location,
                        "an https address",
                        "Fine inside the sandbox; use https in every real environment."))
                .toList();
    }
}
