package se.sakeratkomst.idp.deviation;

import java.time.Instant;
import java.util.function.Supplier;
import se.sakeratkomst.idp.answer.Identity;
import se.sakeratkomst.idp.login.Login;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.signature.SigningKey;

/**
 * What a negative test may need to know.
 *
 * @param login who asked, and for what
 * @param entityId the identity provider's
 * @param signed whom the card vouches for
 * @param forged somebody else, whom a forgery is about
 * @param forgedAssertion a new unsigned assertion about the forged person, right in everything else
 * @param keys wrong keys to sign with
 * @param now wall time
 */
public record Scene(
        Login login,
        String entityId,
        Identity signed,
        Identity forged,
        Supplier<AssertionRecipe> forgedAssertion,
        WrongKeys keys,
        Instant now) {

    /** Keys that must not be accepted for the identity provider. */
    public interface WrongKeys {
        /** A key nobody knows. */
        SigningKey stranger();

        /** A key nobody knows, whose certificate has subject, issuer, serial number and validity of the right one. */
        SigningKey clone();

        /** The key of another identity provider that the federation does know. */
        SigningKey neighbour();
    }
}
