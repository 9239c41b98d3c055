package se.sakeratkomst.vendor.logout;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;

/**
 * A message about a logout as it came: by HTTP-Redirect, where the query is signed, or by HTTP-POST, where the element is.
 *
 * @param element nothing verified
 * @param query how it came by redirect, empty when it was posted
 */
record LogoutMessage(Element element, Optional<RedirectBinding.Received> query, Optional<String> relayState) {

    /** A posted message. */
    static LogoutMessage posted(String base64, Optional<String> relayState) {
        return new LogoutMessage(PostBinding.decode(base64).getDocumentElement(), Optional.empty(), relayState);
    }

    /** A message in a query. */
    static LogoutMessage redirected(String rawQuery) {
        RedirectBinding.Received received = RedirectBinding.decode(rawQuery);
        Document document = received.document();
        return new LogoutMessage(document.getDocumentElement(), Optional.of(received), received.relayState());
    }

    boolean isRedirected() {
        return query.isPresent();
    }

    /** Whether somebody signed it. */
    boolean isSigned() {
        return query.map(RedirectBinding.Received::signed).orElseGet(() -> XmlVerifier.isSigned(element));
    }

    /** The message, verified; use only this from here on. */
    Element verified(Collection<X509Certificate> keys) {
        if (query.isPresent()) {
            query.get().verify(keys, AlgorithmPolicy.STRICT);
            return element;
        }
        return XmlVerifier.verify(element, keys, AlgorithmPolicy.STRICT);
    }

    /** The message, taken at its word. */
    Element unverified() {
        return Elements.detach(element);
    }
}
