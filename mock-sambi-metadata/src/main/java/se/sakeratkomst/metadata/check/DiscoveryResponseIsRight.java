package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * idpdisc:DiscoveryResponse, where it stands, says the discovery protocol and an absolute address; the discovery service sends the user
 * nowhere else. Whether a service wants a discovery service only its owner knows.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.2; SAML2int 0.2, metadata; IdP Discovery Service Protocol 2.5</a>
 */
@Decides({"SC-023", "SAMBI-008"})
final class DiscoveryResponseIsRight implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.serviceProviders().stream()
                .flatMap(sp -> Elements.child(sp, Ns.MD, "Extensions").stream())
                .flatMap(extensions -> Elements.children(extensions, Ns.IDPDISC, "DiscoveryResponse").stream())
                .flatMap(response -> fault(response).stream()
                        .map(observed -> Finding.error(
                                        submission.rule("SC-023", "SAMBI-008"),
                                        "reading idpdisc:DiscoveryResponse",
                                        observed,
                                        "Binding=\"" + Ns.IDPDISC + "\", an absolute Location, an index",
                                        "Mend it: the discovery service returns to no other address.")
                                .at(response)))
                .toList();
    }

    private static Optional<String> fault(Element response) {
        if (!Ns.IDPDISC.equals(Elements.attrOrNull(response, "Binding"))) {
            return Optional.of("Binding " + Elements.attrOrNull(response, "Binding"));
        }
        String location = Elements.attr(response, "Location").orElse("");
        return Addresses.web(location).isEmpty() ? Optional.of("Location " + Quote.of(location)) : Optional.empty();
    }
}
