package se.sakeratkomst.idp.deviation;

import org.w3c.dom.Element;
import se.sakeratkomst.saml.signature.SignatureDraft;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Where the signed element goes, by the names of the literature.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity12/technical-sessions/presentation/somorovsky">Somorovsky et al.:
 *     On Breaking SAML (2012)</a>
 */
final class Weaves {
    private Weaves() {}

    /** XSW1: the Response has the signature, and inside that the original Response. */
    static Element originalInsideSignature(Parts parts) {
        Element signature = Parts.afterIssuer(parts.response(), parts.takeSignature());
        signature.appendChild(parts.original());
        return parts.response();
    }

    /** XSW2: the original Response stands before the signature, which is detached. */
    static Element originalBeforeSignature(Parts parts) {
        Element signature = Parts.afterIssuer(parts.response(), parts.takeSignature());
        parts.response().insertBefore(parts.original(), signature);
        return parts.response();
    }

    /** XSW3: the forged assertion first, then what is signed. */
    static Element forgedFirst(Parts parts) {
        parts.response().appendChild(parts.genuine());
        return parts.response();
    }

    /** XSW4: what is signed is a child of the forged assertion. */
    static Element insideForged(Parts parts) {
        parts.forged().appendChild(parts.genuine());
        return parts.response();
    }

    /** XSW5: the forged assertion has the signature, what it covers stands last. */
    static Element signatureOnForged(Parts parts) {
        Parts.afterIssuer(parts.forged(), parts.takeSignature());
        parts.response().appendChild(parts.genuine());
        return parts.response();
    }

    /** XSW6: the forged assertion has the signature, and inside that what it covers. */
    static Element insideSignatureOfForged(Parts parts) {
        Parts.afterIssuer(parts.forged(), parts.takeSignature()).appendChild(parts.genuine());
        return parts.response();
    }

    /** XSW7: Extensions with an element of the same ID before the one that is read. */
    static Element extensions(Parts parts) {
        Element extensions = Parts.extensions(parts.response());
        parts.counterpart().setAttributeNS(null, "ID", parts.id());
        if (parts.source() == Source.RESPONSE) {
            extensions.appendChild(parts.genuine());
        } else {
            extensions.appendChild(parts.forged());
            parts.response().appendChild(parts.genuine());
        }
        return parts.response();
    }

    /** XSW8: the forged assertion has the signature, and in a ds:Object of that what it covers. */
    static Element insideObjectOfForged(Parts parts) {
        Parts.object(Parts.afterIssuer(parts.forged(), parts.takeSignature())).appendChild(parts.genuine());
        return parts.response();
    }

    /** What is signed first, then the forged assertion. */
    static Element forgedLast(Parts parts) {
        parts.response().insertBefore(parts.genuine(), parts.forged());
        return parts.response();
    }

    /** What is signed stands in saml:Advice of the forged assertion. */
    static Element insideAdviceOfForged(Parts parts) {
        Parts.advice(parts.forged()).appendChild(parts.genuine());
        return parts.response();
    }

    /** The forged assertion stands in saml:Advice of the signed one. */
    static Element forgedInsideAdvice(Parts parts) {
        Parts.advice(parts.genuine()).appendChild(parts.forged());
        parts.response().appendChild(parts.genuine());
        return parts.response();
    }

    /** StatusDetail has the forged assertion with a copy of the signature, or the signed Response. */
    static Element statusDetail(Parts parts) {
        Element detail = Parts.statusDetail(parts.response());
        if (parts.source() == Source.RESPONSE) {
            detail.appendChild(parts.genuine());
            return parts.response();
        }
        Element signature = Elements.child(parts.genuine(), Ns.DS, "Signature").orElseThrow();
        Parts.afterIssuer(parts.forged(), (Element) signature.cloneNode(true));
        detail.appendChild(parts.forged());
        parts.response().appendChild(parts.genuine());
        return parts.response();
    }

    /** StatusDetail has the digest of the forged assertion, which has the signature and the ID of the signed one; that stands last. */
    static Element digestInStatusDetail(Parts parts) {
        Element forged = parts.forged();
        forged.setAttributeNS(null, "ID", parts.id());
        Element signature = Elements.child(parts.genuine(), Ns.DS, "Signature").orElseThrow();
        Parts.afterIssuer(forged, (Element) signature.cloneNode(true));
        Elements.append(
                Parts.statusDetail(parts.response()),
                Ns.DS,
                "DigestValue",
                SignatureDraft.base64(SignatureDraft.envelopedDigest(forged)));
        Parts.extensions(parts.response()).appendChild(parts.genuine());
        return parts.response();
    }

    /** The forged element has the signed one's ID, which stands after the forged assertion. */
    static Element sameId(Parts parts) {
        parts.counterpart().setAttributeNS(null, "ID", parts.id());
        return forgedFirst(parts);
    }

    /** The forged element has the signed one's ID in an attribute of another spelling. */
    static Element sameIdAs(String namespace, String attribute, Parts parts) {
        parts.counterpart().setAttributeNS(namespace.isEmpty() ? null : namespace, attribute, parts.id());
        return forgedFirst(parts);
    }

    /** The forged element has the signed one's ID in a namespaced attribute, and the signature; the signed one is in Extensions. */
    static Element pollutedId(Parts parts) {
        parts.counterpart().setAttributeNS(Ns.SAMLP, "saml2p:ID", parts.id());
        Elements.declare(parts.counterpart(), "saml2p", Ns.SAMLP);
        Parts.afterIssuer(parts.counterpart(), parts.takeSignature());
        Parts.extensions(parts.response()).appendChild(parts.genuine());
        return parts.response();
    }

    /**
     * The forged element has a relative namespace URI, over which canonicalisation fails, and a signature over the digest of
     * nothing, which is what some get then.
     */
    static Element voidCanonicalisation(Parts parts) {
        var own = parts.scene().keys().own();
        SignatureDraft.in(parts.counterpart(), own.key())
                .digest(SignatureDraft.sha256(new byte[0]))
                .seal(SignatureDraft.Seal.with(own.key()), own.certificate());
        Elements.declare(parts.counterpart(), "relative", "1");
        return forgedFirst(parts);
    }

    /** The Response has the signature with the signed element in a ds:Object, and an entity for its own ID. */
    static Element entityId(Parts parts) {
        Parts.object(Parts.afterIssuer(parts.response(), parts.takeSignature())).appendChild(parts.genuine());
        parts.response().setAttributeNS(null, "ID", RawText.ENTITY_HERE);
        return parts.response();
    }

    /**
     * The forged element has something that looks like a signature of its own, in a namespace one invisible character away; the
     * genuine signature is moved to the Response, and what it covers to Extensions.
     */
    static Element nearNamespace(Parts parts) {
        Element forged = parts.counterpart();
        Element signature = parts.takeSignature();
        Element lookalike = (Element) signature.cloneNode(true);
        Elements.descendants(lookalike, Ns.DS, "Reference")
                .get(0)
                .setAttributeNS(null, "URI", "#" + forged.getAttributeNS(null, "ID"));
        Elements.descendants(lookalike, Ns.DS, "DigestValue")
                .get(0)
                .setTextContent(SignatureDraft.base64(SignatureDraft.envelopedDigest(forged)));
        Element near = SecureXml.parse(
                        SecureXml.text(Elements.detach(lookalike)).replace('"' + Ns.DS + '"', '"' + Ns.DS + "\u0080\""))
                .getDocumentElement();
        Parts.afterIssuer(forged, (Element) forged.getOwnerDocument().importNode(near, true));
        Element extensions = Parts.extensions(parts.response());
        extensions.appendChild(parts.genuine());
        parts.response().insertBefore(signature, extensions);
        return parts.response();
    }

    /** A forged assertion, or its Subject and AttributeStatement, in a ds:Object of the genuine signature, which its digest leaves out. */
    static Element forgedInsideOwnSignature(Parts parts) {
        Element object =
                Parts.object(Elements.child(parts.genuine(), Ns.DS, "Signature").orElseThrow());
        Element forged = parts.forged();
        Elements.remove(forged);
        if (parts.source() == Source.RESPONSE) {
            object.appendChild(forged);
            return parts.genuine();
        }
        Elements.child(forged, Ns.SAML, "Subject").ifPresent(object::appendChild);
        Elements.child(forged, Ns.SAML, "AttributeStatement").ifPresent(object::appendChild);
        parts.response().appendChild(parts.genuine());
        return parts.response();
    }
}
