package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** The texts of metadata that people read, each in a language. */
final class Texts {

    private Texts() {}

    /** The elements that hold them: md:Organization, mdui:UIInfo and md:AttributeConsumingService. */
    static Stream<Element> parents(Submission submission) {
        List<Element> roles = submission.roles();
        return Stream.of(
                        Elements.children(submission.entity(), Ns.MD, "Organization").stream(),
                        roles.stream().flatMap(role -> Submission.uiInfo(role).stream()),
                        roles.stream()
                                .flatMap(role -> Elements.children(role, Ns.MD, "AttributeConsumingService").stream()))
                .flatMap(stream -> stream);
    }

    /** Those in one of them. A logotype may come in many sizes for one language. */
    static Stream<Element> of(Element parent) {
        return Elements.children(parent).stream()
                .filter(element -> element.hasAttributeNS(Ns.XML, "lang"))
                .filter(element -> !Elements.is(element, Ns.MDUI, "Logo"));
    }

    static String language(Element element) {
        return element.getAttributeNS(Ns.XML, "lang");
    }
}
