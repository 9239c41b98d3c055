package se.sakeratkomst.idp.request;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.binding.RedirectBinding;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A message as a binding brought it, decoded and not verified yet.
 *
 * @param document the message
 * @param binding the binding's URI
 * @param relayState as sent
 * @param signature how its signature is verified, where it has one
 */
public record Incoming(
        Document document, String binding, Optional<String> relayState, Optional<SignatureCheck> signature) {

    /** Verifies a signature with the sender's keys and gives back what the signature covers. */
    public interface SignatureCheck {
        Element verify(Collection<X509Certificate> keys);
    }

    /** From the query of HTTP-Redirect, as it came. */
    public static Incoming redirect(String rawQuery) {
        return redirect(rawQuery, RedirectBinding.REQUEST);
    }

    /**
     * From the query of HTTP-Redirect, as it came.
     *
     * @param parameter SAMLRequest or SAMLResponse
     */
    public static Incoming redirect(String rawQuery, String parameter) {
        RedirectBinding.Received received = RedirectBinding.decode(rawQuery);
        if (!received.parameter().equals(parameter)) {
            throw SamlRefusal.of(
                    "SAML-BINDINGS-3.4.4",
                    "reading a message from the query",
                    "the parameter " + received.parameter(),
                    parameter,
                    "Send requests in SAMLRequest and answers in SAMLResponse.");
        }
        SignatureCheck check = keys -> {
            received.verify(keys, AlgorithmPolicy.STRICT);
            return received.document().getDocumentElement();
        };
        return new Incoming(
                received.document(),
                Ns.BINDING_REDIRECT,
                received.relayState(),
                received.signed() ? Optional.of(check) : Optional.empty());
    }

    /** From the form of HTTP-POST. */
    public static Incoming post(String base64, Optional<String> relayState) {
        return whole(PostBinding.decode(base64), Ns.BINDING_POST, relayState);
    }

    /** From the body of a SOAP message. */
    public static Incoming soap(Document message) {
        return whole(message, Ns.BINDING_SOAP, Optional.empty());
    }

    private static Incoming whole(Document document, String binding, Optional<String> relayState) {
        Element root = document.getDocumentElement();
        SignatureCheck check = keys -> XmlVerifier.verify(root, keys, AlgorithmPolicy.STRICT);
        return new Incoming(
                document, binding, relayState, XmlVerifier.isSigned(root) ? Optional.of(check) : Optional.empty());
    }
}
