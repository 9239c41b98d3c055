package se.sakeratkomst.vendor.sp.naive;

import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Takes the first text node of a value for all of it. */
public final class FirstTextNodes {

    private FirstTextNodes() {}

    /** A copy of an assertion in which nothing follows the first text of a value. */
    public static Element of(Element assertion) {
        Element copy = Elements.detach(assertion);
        for (String name : List.of("NameID", "AttributeValue")) {
            Elements.descendants(copy, Ns.SAML, name).forEach(FirstTextNodes::cut);
        }
        return copy;
    }

    private static void cut(Element value) {
        if (!Elements.children(value).isEmpty()) {
            return;
        }
        Node first = value.getFirstChild();
        while (first != null && !(first instanceof Text)) { // a CDATA section is one too
            first = first.getNextSibling();
        }
        value.setTextContent(first == null ? "" : first.getNodeValue());
    }
}
