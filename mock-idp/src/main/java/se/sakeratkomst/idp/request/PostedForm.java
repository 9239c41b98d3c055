package se.sakeratkomst.idp.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * The form of HTTP-POST, where each field stands once.
 *
 * @param message the message's field, empty when there is none
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.5.4</a>
 */
public record PostedForm(String message, Optional<String> relayState) {
    private static final String RULE = "SAML-BINDINGS-3.5.4";
    private static final String ATTEMPT = "reading the form that carries a message";
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * Reads.
     *
     * @param parameter SAMLRequest or SAMLResponse
     * @throws SamlRefusal when it is no form, too large, wrongly encoded, or has a field twice
     */
    public static PostedForm read(HttpServletRequest request, String parameter) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(FORM)) {
            throw SamlRefusal.of(
                    RULE,
                    ATTEMPT,
                    type.isEmpty() ? "no Content-Type" : "the Content-Type '" + type + "'",
                    FORM,
                    "Send the message in a form, method POST.");
        }
        if (request.getContentLengthLong() > SecureXml.MAX_BYTES * 3L) {
            throw tooLarge(request.getContentLengthLong() + " bytes");
        }
        try {
            return new PostedForm(
                    Optional.ofNullable(once(request, parameter)).orElse(""),
                    Optional.ofNullable(once(request, "RelayState")));
        } catch (IllegalStateException e) {
            throw SamlRefusal.of(
                    RULE,
                    ATTEMPT,
                    "a form that is too large or wrongly encoded",
                    "percent-encoded UTF-8 of at most " + SecureXml.MAX_BYTES * 3 + " bytes",
                    "Encode each field, and send a smaller message.");
        }
    }

    /** A field as far as the body can be read, the first where there are several. */
    public static Optional<String> field(HttpServletRequest request, String name) {
        try {
            return Optional.ofNullable(request.getParameter(name));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The body's fields as far as they can be read, for the journal. */
    static String shown(HttpServletRequest request) {
        try {
            return request.getParameterMap().entrySet().stream()
                    .map(field -> field.getKey() + "=" + String.join(",", field.getValue()))
                    .collect(Collectors.joining("&"));
        } catch (IllegalStateException e) {
            return "";
        }
    }

    private static SamlRefusal tooLarge(String observed) {
        return SamlRefusal.of(
                "XML-SIZE",
                ATTEMPT,
                observed,
                "a message of at most " + SecureXml.MAX_BYTES + " bytes",
                "Send a smaller message.");
    }

    private static @Nullable String once(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            throw SamlRefusal.of(
                    RULE,
                    ATTEMPT,
                    "the field " + name + " " + values.length + " times",
                    "each field once",
                    "Send " + name + " once, in the body.");
        }
        return values[0];
    }
}
