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
 * mdui:UIInfo gives a Swedish display name, a logotype, and a Swedish description: the identity provider shows them to the user.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.1</a>
 */
final class UserInterfaceIsDescribed implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        List<Finding> findings = new ArrayList<>();
        for (Element sp : submission.serviceProviders()) {
            Optional<Element> info = Elements.path(sp, Ns.MD, "Extensions")
                    .flatMap(extensions -> Elements.child(extensions, Ns.MDUI, "UIInfo"));
            if (!inSwedish(info, "DisplayName")) {
                findings.add(missing("SC-008", "mdui:DisplayName xml:lang=\"sv\""));
            }
            if (info.flatMap(ui -> Elements.child(ui, Ns.MDUI, "Logo")).isEmpty()) {
                findings.add(missing("SC-009", "mdui:Logo"));
            }
            if (!inSwedish(info, "Description")) {
                findings.add(missing("SC-010", "mdui:Description xml:lang=\"sv\""));
            }
        }
        return findings;
    }

    private static boolean inSwedish(Optional<Element> info, String name) {
        return info.map(ui -> Elements.children(ui, Ns.MDUI, name)).orElse(List.of()).stream()
                .anyMatch(element -> "sv".equals(element.getAttributeNS(Ns.XML, "lang")));
    }

    private static Finding missing(String rule, String what) {
        return Finding.warning(
                rule,
                "reading mdui:UIInfo of the SPSSODescriptor",
                "no " + what,
                what,
                "Add it under SPSSODescriptor/Extensions/mdui:UIInfo.");
    }
}
