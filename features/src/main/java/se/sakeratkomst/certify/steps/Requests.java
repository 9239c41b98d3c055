package se.sakeratkomst.certify.steps;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.certify.driver.Hop;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** The AuthnRequests that a browser carried to the identity provider. */
final class Requests {
    private static final String PARAMETER = "SAMLRequest";

    private Requests() {}

    /** @param hop how it was sent */
    record Sent(Element request, Hop hop, boolean redirect) {
        /** The levels of assurance that it asks for. */
        List<String> levels() {
            return Elements.descendants(request, Ns.SAML, "AuthnContextClassRef").stream()
                    .map(Elements::text)
                    .map(String::strip)
                    .toList();
        }

        /** What it is signed with, in the address or in the message. */
        Optional<String> signatureAlgorithm() {
            if (redirect) {
                return Optional.ofNullable(
                                RedirectBinding.decode(String.valueOf(hop.uri().getRawQuery()))
                                        .raw()
                                        .get("SigAlg"))
                        .map(raw -> URLDecoder.decode(raw, StandardCharsets.UTF_8));
            }
            return Elements.descendants(request, Ns.DS, "SignatureMethod").stream()
                    .flatMap(method -> Elements.attr(method, "Algorithm").stream())
                    .findFirst();
        }
    }

    /** The first request of the attempt. */
    static Optional<Sent> first(Attempt attempt) {
        return attempt.journey().hops().stream()
                .map(Requests::carried)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the attempt's request said that the person must log in anew. */
    static boolean forcesAuthn(Attempt attempt) {
        return first(attempt)
                .flatMap(sent -> Elements.attr(sent.request(), "ForceAuthn"))
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    private static Optional<Sent> carried(Hop hop) {
        String query = hop.uri().getRawQuery();
        if (query != null && query.contains(PARAMETER + "=")) {
            return Optional.of(new Sent(RedirectBinding.decode(query).document().getDocumentElement(), hop, true));
        }
        String form = hop.form().get(PARAMETER);
        return form == null
                ? Optional.empty()
                : Optional.of(new Sent(PostBinding.decode(form).getDocumentElement(), hop, false));
    }
}
