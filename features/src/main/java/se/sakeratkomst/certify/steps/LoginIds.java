package se.sakeratkomst.certify.steps;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import se.sakeratkomst.certify.driver.Hop;
import se.sakeratkomst.certify.driver.Journey;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.xml.Elements;

/**
 * The ids under which the sandbox's journals know what one browser did: of the requests that it carried, and of the logins that it
 * was led to. No other browser has them, so they tell the evidence of scenarios that run at the same time apart.
 */
final class LoginIds {
    private static final Pattern LOGIN = Pattern.compile("/login/([A-Za-z0-9_-]{6,})(?:[/?#]|$)");

    private LoginIds() {}

    static Set<String> of(Journey journey) {
        Set<String> ids = new LinkedHashSet<>();
        for (Hop hop : journey.hops()) {
            login(hop.uri().toString()).ifPresent(ids::add);
            login(hop.location()).ifPresent(ids::add);
            String query = hop.uri().getRawQuery();
            if (query != null && query.contains("SAMLRequest=")) {
                redirected(query).ifPresent(ids::add);
            }
            posted(hop.form()).ifPresent(ids::add);
        }
        return ids;
    }

    private static Optional<String> login(String address) {
        Matcher matcher = LOGIN.matcher(address);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> redirected(String query) {
        try {
            return id(RedirectBinding.decode(query).document());
        } catch (SamlRefusal unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> posted(Map<String, String> form) {
        String request = form.get("SAMLRequest");
        if (request == null) {
            return Optional.empty();
        }
        try {
            return id(PostBinding.decode(request));
        } catch (SamlRefusal unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> id(Document request) {
        return Elements.attr(request.getDocumentElement(), "ID").filter(id -> !id.isBlank());
    }
}
