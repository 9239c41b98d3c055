package se.sakeratkomst.certify.steps;

import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.core.JacksonException;

/** Lays out messages for reading. */
final class MessageText {
    private MessageText() {}

    /** XML and JSON indented; everything else as it is. */
    static String laidOut(String message) {
        String text = message.strip();
        try {
            if (text.startsWith("<")) {
                return SecureXml.pretty(SecureXml.parse(text));
            }
            if (text.startsWith("{") || text.startsWith("[")) {
                return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(Json.MAPPER.readTree(text));
            }
            return message;
        } catch (SamlRefusal | JacksonException notWellFormed) {
            return message;
        }
    }
}
