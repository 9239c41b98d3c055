package se.sakeratkomst.saml.response;

import java.security.cert.X509Certificate;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.encryption.AssertionEncrypter;
import se.sakeratkomst.saml.encryption.EncryptionMethods;

/**
 * What a step may need to know of the message that is being assembled.
 *
 * @param recipe what was written
 * @param plan who signs what
 * @param recipient whom to encrypt for
 */
public record Assembly(ResponseRecipe recipe, SigningPlan plan, java.util.Optional<Recipient> recipient) {

    /** Whom an assertion is encrypted for, and how. */
    public record Recipient(X509Certificate certificate, EncryptionMethods methods) {}

    /** Encrypts an assertion as the plan would. */
    public Element encrypt(Element assertion) {
        Recipient to = recipient.orElseThrow(
                () -> new IllegalStateException("The service provider has no encryption key to encrypt for"));
        return AssertionEncrypter.encrypt(assertion, to.certificate(), to.methods());
    }
}
