package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What stands in mdui:UIInfo in Swedish stands there in English too.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.1</a>
 */
@Decides("SC-011")
final class UserInterfaceIsInEnglishToo implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        return submission.roles().stream()
                .flatMap(role -> Submission.uiInfo(role).stream())
                .flatMap(info -> Stream.of("DisplayName", "Description")
                        .filter(name -> has(info, name, "sv") && !has(info, name, "en"))
                        .map(name -> Finding.warning(
                                        "SC-011",
                                        "reading mdui:UIInfo",
                                        "mdui:" + name + " in Swedish only",
                                        "the same with xml:lang=\"en\"",
                                        "Add the English text.")
                                .at(info)))
                .toList();
    }

    private static boolean has(Element info, String name, String language) {
        return Elements.children(info, Ns.MDUI, name).stream()
                .anyMatch(element -> language.equals(element.getAttributeNS(Ns.XML, "lang")));
    }
}
