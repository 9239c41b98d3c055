package se.sakeratkomst.metadata.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An AssertionConsumerService for holder of key says over which binding, and ordinary login is there beside it, as the default.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.2.1</a>
 */
@Decides({"SC-024", "SC-025"})
final class HolderOfKeyIsDeclared implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Element sp : submission.serviceProviders()) {
            List<Element> holderOfKey = Elements.children(sp, Ns.MD, "AssertionConsumerService").stream()
                    .filter(acs -> Ns.HOKSSO.equals(Elements.attrOrNull(acs, "Binding")))
                    .toList();
            holderOfKey.stream()
                    .filter(acs -> !acs.hasAttributeNS(Ns.HOKSSO, "ProtocolBinding"))
                    .map(acs -> Finding.error(
                                    "SC-024",
                                    "reading an AssertionConsumerService for holder of key",
                                    "no hoksso:ProtocolBinding",
                                    "hoksso:ProtocolBinding=\"" + Ns.BINDING_POST + "\"",
                                    "Add the attribute.")
                            .at(acs))
                    .forEach(findings::add);
            if (!holderOfKey.isEmpty()) {
                ordinary(sp, holderOfKey).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> ordinary(Element sp, List<Element> holderOfKey) {
        boolean there = Elements.children(sp, Ns.MD, "AssertionConsumerService").stream()
                .anyMatch(acs -> Ns.BINDING_POST.equals(Elements.attrOrNull(acs, "Binding")));
        Optional<Element> asDefault = holderOfKey.stream()
                .filter(acs -> Elements.flag(acs, "isDefault").orElse(false))
                .findFirst();
        if (there && asDefault.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.warning(
                        "SC-025",
                        "finding where ordinary answers go beside those for holder of key",
                        there
                                ? "holder of key is the default"
                                : "no AssertionConsumerService with the binding HTTP-POST",
                        "one for HTTP-POST, as the default",
                        there
                                ? "Set isDefault on the ordinary one."
                                : "Add one, unless every login is with holder of key.")
                .at(asDefault.orElse(holderOfKey.get(0))));
    }
}
