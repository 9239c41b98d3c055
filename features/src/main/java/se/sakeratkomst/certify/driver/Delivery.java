package se.sakeratkomst.certify.driver;

import java.net.URI;
import java.util.Map;

/**
 * A form that carries a SAML response to a vendor system, as the identity provider's page held it.
 *
 * @param form all fields of the form, {@code SAMLResponse} among them
 */
public record Delivery(URI to, Map<String, String> form) {
    public Delivery {
        form = Map.copyOf(form);
    }

    public String samlResponse() {
        return form.getOrDefault("SAMLResponse", "");
    }
}
