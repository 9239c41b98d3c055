package se.sakeratkomst.vendor.sp.naive;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Takes the first Subject and AttributeStatement anywhere in an assertion, also such as stand in its Signature. */
public final class SubjectAnywhere {

    private SubjectAnywhere() {}

    /** A copy of an assertion in which the first of each stands in the place of the one that belongs there. */
    public static Element of(Element assertion) {
        Element copy = Elements.detach(assertion);
        for (String name : List.of("Subject", "AttributeStatement")) {
            Element first = Elements.descendants(copy, Ns.SAML, name).stream()
                    .findFirst()
                    .orElse(copy);
            Elements.child(copy, Ns.SAML, name)
                    .filter(usual -> usual != first && first != copy)
                    .ifPresent(usual -> Elements.replace(usual, first));
        }
        return copy;
    }
}
