package se.sakeratkomst.metadata.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * mdui:UIInfo gives a Swedish display name, a logotype, and a Swedish description: the identity provider shows them to the user.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.1</a>
 */
@Decides({"SC-008", "SC-009", "SC-010"})
final class UserInterfaceIsDescribed implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Element role : Stream.concat(
                        submission.serviceProviders().stream(), submission.identityProviders().stream())
                .toList()) {
            Optional<Element> info = Submission.uiInfo(role);
            Element place = info.orElse(role);
            if (!inSwedish(info, "DisplayName")) {
                findings.add(missing("SC-008", Severity.ERROR, "mdui:DisplayName xml:lang=\"sv\"")
                        .at(place));
            }
            if (info.flatMap(ui -> Elements.child(ui, Ns.MDUI, "Logo")).isEmpty()) {
                findings.add(missing("SC-009", Severity.ERROR, "mdui:Logo").at(place));
            }
            if (!inSwedish(info, "Description")) {
                findings.add(missing("SC-010", Severity.WARNING, "mdui:Description xml:lang=\"sv\"")
                        .at(place));
            }
        }
        return findings;
    }

    private static boolean inSwedish(Optional<Element> info, String name) {
        return info.map(ui -> Elements.children(ui, Ns.MDUI, name)).orElse(List.of()).stream()
                .anyMatch(element -> "sv".equals(element.getAttributeNS(Ns.XML, "lang")));
    }

    private static Finding missing(String rule, Severity severity, String what) {
        return new Finding(
                rule,
                severity,
                "reading mdui:UIInfo",
                "no " + what,
                what,
                "Add it under the role's md:Extensions/mdui:UIInfo.");
    }
}
