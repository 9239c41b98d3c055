package se.sakeratkomst.saml.binding;

import java.util.Base64;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * HTTP-POST: the message in base64 in a form field.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.5</a>
 */
public final class PostBinding {
    private PostBinding() {}

    /** The form field's value. */
    public static String encode(Document message) {
        return Base64.getEncoder().encodeToString(SecureXml.serialise(message));
    }

    /** The message in a form field's value. */
    public static Document decode(String base64) {
        return SecureXml.parse(bytes(base64));
    }

    static byte[] bytes(String base64) {
        if (base64.length() > SecureXml.MAX_BYTES * 2) {
            throw SamlRefusal.of(
                    "XML-SIZE",
                    "decoding a SAML message",
                    base64.length() + " characters of base64",
                    "a message of at most " + SecureXml.MAX_BYTES + " bytes",
                    "Send a smaller message.");
        }
        String compact = base64.replaceAll("\\s", "");
        if (compact.isEmpty()) {
            throw notBase64("nothing");
        }
        try {
            return Base64.getDecoder().decode(compact);
        } catch (IllegalArgumentException e) {
            throw notBase64("text that is not base64 (" + e.getMessage() + ")");
        }
    }

    private static SamlRefusal notBase64(String observed) {
        return SamlRefusal.of(
                "SAML-BINDINGS-3.5.4",
                "decoding a SAML message",
                observed,
                "a base64-encoded message",
                "Encode the XML with base64 (RFC 4648 section 4), once.");
    }
}
