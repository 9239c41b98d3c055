package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * No AssertionConsumerService uses HTTP-Redirect; enforced in Skolfederation, announced for Sambi without a date.
 *
 * @see "WebSSO Technology Profile V1.0.0 3.1.5; SAML profiles 4.1.2: a response never comes by redirect"
 */
@Decides("SWEB-006")
final class AnswersAreNotRedirected implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.serviceProviders().stream()
                .flatMap(sp -> Elements.children(sp, Ns.MD, "AssertionConsumerService").stream())
                .filter(acs -> Ns.BINDING_REDIRECT.equals(Elements.attrOrNull(acs, "Binding")))
                .map(acs -> Finding.warning(
                                "SWEB-006",
                                "looking at the bindings of AssertionConsumerService",
                                "HTTP-Redirect",
                                "HTTP-POST",
                                "Take that AssertionConsumerService out: a response does not fit in an address.")
                        .at(acs))
                .toList();
    }
}
