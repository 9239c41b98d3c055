package se.sakeratkomst.vendor.sp.naive;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Looks for an assertion's signature all over the message, and puts it where it would belong. */
public final class StraySignatures {

    private StraySignatures() {}

    /** Whether a signature stands in the Response that is not of the Response. */
    public static boolean areIn(Element response) {
        String own = "#" + response.getAttributeNS(null, "ID");
        return Elements.children(response, Ns.DS, "Signature").stream()
                .anyMatch(signature -> !own.equals(uri(signature)));
    }

    /** The assertion with its signature in it, wherever in the message that was; without one when there is none. */
    public static Element broughtHome(Element assertion, Element response) {
        Element home = Elements.detach(assertion);
        String own = "#" + assertion.getAttributeNS(null, "ID");
        List<Element> its = Elements.descendants(response, Ns.DS, "Signature").stream()
                .filter(signature -> own.equals(uri(signature)))
                .toList();
        its.stream()
                .findFirst()
                .ifPresent(signature ->
                        home.appendChild(home.getOwnerDocument().importNode(Elements.detach(signature), true)));
        return home;
    }

    private static String uri(Element signature) {
        return Elements.path(signature, Ns.DS, "SignedInfo", "Reference")
                .map(reference -> reference.getAttributeNS(null, "URI"))
                .orElse("");
    }
}
