package se.sakeratkomst.idp.deviation;

import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Signature wrapping: a forged assertion beside, around or inside the signed one. */
final class Wrappings {
    private Wrappings() {}

    /** The forged assertion stands before the signed one. */
    static final class ForgedBefore extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            return List.of(forged, original);
        }
    }

    /** The forged assertion stands after the signed one. */
    static final class ForgedAfter extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            return List.of(original, forged);
        }
    }

    /** The signed assertion becomes a child of the forged one. */
    static final class SignedInsideForged extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            adopt(forged, original);
            return List.of(forged);
        }
    }

    /** The forged assertion has the genuine signature; the assertion it covers stands last, without it. */
    static final class SignatureMovedToForged extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            takeSignature(original, forged);
            return List.of(forged, original);
        }
    }

    /** The forged assertion has the genuine signature, and inside that the assertion it covers. */
    static final class SignedInsideSignatureOfForged extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            adopt(takeSignature(original, forged), original);
            return List.of(forged);
        }
    }

    /** The forged assertion has the genuine signature, and in a ds:Object of that the assertion it covers. */
    static final class SignedInsideObjectOfForged extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            adopt(Elements.append(takeSignature(original, forged), Ns.DS, "Object"), original);
            return List.of(forged);
        }
    }

    /** The signed assertion stands in saml:Advice of the forged one. */
    static final class SignedInsideAdviceOfForged extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            adopt(Elements.append(forged, Ns.SAML, "Advice"), original);
            return List.of(forged);
        }
    }

    /** A forged Subject and AttributeStatement stand in a ds:Object of the genuine signature, which the digest leaves out. */
    static final class ForgedInsideOwnSignature extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            Element signature = Elements.child(original, Ns.DS, "Signature").orElseThrow();
            Element object = Elements.append(signature, Ns.DS, "Object");
            for (String part : List.of("Subject", "AttributeStatement")) {
                Elements.child(forged, Ns.SAML, part).ifPresent(element -> adopt(object, element));
            }
            return List.of(original);
        }
    }

    /** The signed assertion's identity is overwritten, the signature left. */
    static final class IdentityOverwritten extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            for (String part : List.of("Subject", "AttributeStatement")) {
                Elements.child(original, Ns.SAML, part)
                        .ifPresent(mine -> Elements.child(forged, Ns.SAML, part)
                                .ifPresent(theirs -> Elements.replace(mine, theirs)));
            }
            return List.of(original);
        }

        @Override
        boolean needsSignedAssertion() {
            return false;
        }
    }

    /** Two elements have the ID that the signature refers to; the first is forged. */
    static final class DuplicateId extends AfterSigning {
        @Override
        List<Element> rewrite(Element original, Element forged, Scene scene) {
            forged.setAttributeNS(null, "ID", original.getAttributeNS(null, "ID"));
            return List.of(forged, original);
        }
    }

    private static Element takeSignature(Element original, Element forged) {
        Element signature = Elements.child(original, Ns.DS, "Signature").orElseThrow();
        Elements.remove(signature);
        Node copy = forged.getOwnerDocument().importNode(signature, true);
        Node afterIssuer = Elements.child(forged, Ns.SAML, "Issuer")
                .map(Node::getNextSibling)
                .orElse(null);
        forged.insertBefore(copy, afterIssuer);
        return (Element) copy;
    }

    private static void adopt(Element parent, Element child) {
        parent.appendChild(parent.getOwnerDocument().importNode(Elements.detach(child), true));
    }
}
