package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.util.Map;

/**
 * A form that carries a SAML response to a vendor system, as the identity provider's page held it.
 *
 * @param form all fields of the form, {@code SAMLResponse} among them where the page has it
 * @param method how the page says that it is sent: {@code POST}, or {@code GET}
 */
public record Delivery(URI to, Map<String, String> form, String method) {
    public Delivery {
        form = Map.copyOf(form);
    }

    public Delivery(URI to, Map<String, String> form) {
        this(to, form, "POST");
    }

    public String samlResponse() {
        return form.getOrDefault("SAMLResponse", "");
    }

    /** The same answer by another method. */
    public Delivery by(String other) {
        return new Delivery(to, form, other);
    }
}
