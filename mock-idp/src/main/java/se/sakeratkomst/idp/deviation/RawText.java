package se.sakeratkomst.idp.deviation;

import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Changes of the message's text, which no XML writer makes. */
final class RawText {
    /** Stands where an entity reference is to be. */
    static final String ENTITY_HERE = "TEST-ENTITY-HERE";

    private static final String NAME = "saml2p:Response";

    private RawText() {}

    static NegativeTest.Variant text(String name, UnaryOperator<String> change) {
        return textInScene(name, (message, scene) -> change.apply(message));
    }

    static NegativeTest.Variant textInScene(String name, BiFunction<String, Scene, String> change) {
        return NegativeTest.variant(
                name, (InDelivery) (delivery, scene) -> delivery.textBy(message -> change.apply(message, scene)));
    }

    /** A document type declaration before the message. */
    static String doctype(String subset, String message) {
        return "<!DOCTYPE " + NAME + (subset.isEmpty() ? "" : " [" + subset + "]") + ">" + message;
    }

    /** The reference to an entity, in an attribute's value where the message has one to be read, else in the status. */
    static String referring(String entity, String message) {
        String end = "</saml2:AttributeValue>";
        int at = message.indexOf(end);
        return at >= 0
                ? message.substring(0, at) + entity + message.substring(at)
                : message.replaceFirst(
                        "</saml2p:Status>",
                        "<saml2p:StatusMessage>" + entity + "</saml2p:StatusMessage></saml2p:Status>");
    }

    /** The reference to an entity behind the Response's Issuer: what comes to nothing there changes nothing that is signed. */
    static String behindIssuer(String entity, String message) {
        return message.replaceFirst("</saml2:Issuer>", entity + "</saml2:Issuer>");
    }

    /** Entities in entities, each ten of the one before. */
    static String nested(String innermost, int depth) {
        StringBuilder subset = new StringBuilder("<!ENTITY e0 \"" + innermost + "\">");
        for (int i = 1; i <= depth; i++) {
            subset.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return subset.toString();
    }

    /** The message with five megabytes behind it, which no signature covers and no schema minds. */
    static String padded(String message) {
        return message + "<!-- TEST " + "x".repeat(5 * 1024 * 1024) + " -->";
    }

    static byte[] utf16(byte[] message) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + new String(message, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_16);
    }
}
