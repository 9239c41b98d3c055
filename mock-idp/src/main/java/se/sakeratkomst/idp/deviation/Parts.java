package se.sakeratkomst.idp.deviation;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What a wrapped message is put together from, all in one document.
 *
 * @param response a forged Response, unsigned
 * @param forged its assertion, about somebody else
 * @param genuine the signed element, not attached anywhere
 * @param source whether that is a Response or an Assertion
 */
record Parts(Element response, Element forged, Element genuine, Source source, Scene scene, Assembly assembly) {

    /** The forged element of the genuine one's kind. */
    Element counterpart() {
        return source == Source.RESPONSE ? response : forged;
    }

    /** The genuine element's ID. */
    String id() {
        return genuine.getAttributeNS(null, "ID");
    }

    /** Takes the genuine signature out of what it covers. */
    Element takeSignature() {
        Element signature = Elements.child(genuine, Ns.DS, "Signature").orElseThrow();
        Elements.remove(signature);
        return signature;
    }

    /** The Response that the genuine element belongs to, as it was before it was encrypted. */
    Element original() {
        if (source == Source.RESPONSE) {
            return genuine;
        }
        Element around = (Element) response.getOwnerDocument()
                .importNode(
                        ResponseWriter.write(
                                        assembly.recipe().withId(Ids.next()).withAssertions(java.util.List.of()))
                                .getDocumentElement(),
                        true);
        around.appendChild(genuine);
        return around;
    }

    /** Puts a child where a signature stands: after Issuer. */
    static Element afterIssuer(Element parent, Element child) {
        Node next = Elements.child(parent, Ns.SAML, "Issuer")
                .map(Node::getNextSibling)
                .orElse(null);
        parent.insertBefore(child, next);
        return child;
    }

    /** The samlp:Extensions of a Response, made before its Status. */
    static Element extensions(Element response) {
        Element extensions = Elements.append(response, Ns.SAMLP, "Extensions");
        Elements.child(response, Ns.SAMLP, "Status").ifPresent(status -> response.insertBefore(extensions, status));
        return extensions;
    }

    /** The samlp:StatusDetail of a Response. */
    static Element statusDetail(Element response) {
        return Elements.append(Elements.child(response, Ns.SAMLP, "Status").orElseThrow(), Ns.SAMLP, "StatusDetail");
    }

    /** The saml:Advice of an assertion, after its Conditions. */
    static Element advice(Element assertion) {
        Element advice = Elements.append(assertion, Ns.SAML, "Advice");
        Elements.child(assertion, Ns.SAML, "Conditions")
                .ifPresent(conditions -> assertion.insertBefore(advice, conditions.getNextSibling()));
        return advice;
    }

    /** A ds:Object in a signature. */
    static Element object(Element signature) {
        return Elements.append(signature, Ns.DS, "Object");
    }
}
