package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service provider has an AssertionConsumerService for HTTP-POST, or one for holder of key over it, at an absolute http or https address.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 5.4.2; SAML2int 0.2, metadata</a>
 */
@Decides({"SC-061", "SAMBI-005"})
final class AnswersAreReceivedByPost implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.serviceProviders().stream()
                .filter(sp -> postServices(sp).noneMatch(AnswersAreReceivedByPost::hasAddress))
                .map(sp -> Finding.error(
                                submission.rule("SC-061", "SAMBI-005"),
                                "finding where answers are to be posted",
                                postServices(sp).findAny().isEmpty()
                                        ? "no AssertionConsumerService with the binding HTTP-POST"
                                        : "an AssertionConsumerService whose Location is no absolute http(s) address",
                                "an AssertionConsumerService, Binding=\"" + Ns.BINDING_POST
                                        + "\", with an absolute Location",
                                "Add the address at which your system receives SAMLResponse.")
                        .at(postServices(sp).findFirst().orElse(sp)))
                .toList();
    }

    private static Stream<Element> postServices(Element sp) {
        return Elements.children(sp, Ns.MD, "AssertionConsumerService").stream()
                .filter(acs -> Ns.BINDING_POST.equals(Elements.attrOrNull(acs, "Binding"))
                        || Ns.HOKSSO.equals(Elements.attrOrNull(acs, "Binding")));
    }

    private static boolean hasAddress(Element acs) {
        return Elements.attr(acs, "Location").flatMap(Addresses::web).isPresent();
    }
}
