package se.sakeratkomst.metadata.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * No text that is shown stands twice in the same language.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/Post2.0/sstc-saml-metadata-ui/v1.0/">SAML metadata UI 1.0, 2.1; WebSSO Technology
 *     Profile 2.1.1</a>
 */
@Decides({"SC-001", "SWEB-001"})
final class LanguagesAreNotRepeated implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return Texts.parents(submission)
                .flatMap(parent -> repeated(parent).stream())
                .map(element -> submission
                        .strictInSwedenConnect(
                                "SC-001",
                                "SWEB-001",
                                "reading the languages of " + element.getLocalName(),
                                "xml:lang=\"" + Texts.language(element) + "\" twice",
                                "each language once",
                                "Keep one of them.")
                        .at(element))
                .toList();
    }

    private static List<Element> repeated(Element parent) {
        Set<String> seen = new HashSet<>();
        return Texts.of(parent)
                .filter(element ->
                        !seen.add(element.getNamespaceURI() + element.getLocalName() + Texts.language(element)))
                .toList();
    }
}
