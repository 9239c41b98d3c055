package se.sakeratkomst.certify.steps;

import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.core.JacksonException;

/** Lays out messages for reading. */
final class MessageText {
    /** A longer message stands whole in the run's journals only. */
    private static final int LONGEST = 40_000;

    private MessageText() {}

    /** XML and JSON indented, everything else as it is; no longer than can be read. */
    static String laidOut(String message) {
        if (message.length() > LONGEST) {
            return message.substring(0, LONGEST) + "\n… " + (message.length() - LONGEST)
                    + " characters more, in the run's journals";
        }
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
