package se.sakeratkomst.idp.deviation;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3c.dom.Document;
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
 * @param around what else there is
 * @param now wall time
 */
public record Scene(
        Login login,
        String entityId,
        Identity signed,
        Identity forged,
        Supplier<AssertionRecipe> forgedAssertion,
        Keys keys,
        Surroundings around,
        Instant now) {

    /** The right key, and those that must not be accepted for the identity provider. */
    public interface Keys {
        /** The identity provider's own. */
        SigningKey own();

        /** A key nobody knows. */
        SigningKey stranger();

        /** A key nobody knows, whose certificate has subject, issuer, serial number and validity of the right one. */
        SigningKey clone();

        /** The key of another identity provider that the federation does know. */
        SigningKey neighbour();

        /** The key of a service provider that the federation does know. */
        SigningKey neighbourSp();

        /** The identity provider's own, which its metadata publishes for encryption only. */
        SigningKey encryption();

        /** RSA of 1024 bits. */
        SigningKey weak();
    }

    /** What there is beside the login. */
    public interface Surroundings {
        /** The entity id of another identity provider of the federation. */
        String neighbour();

        /** The entity id of an identity provider whose key is too short. */
        String weak();

        /** An address that nobody may call. */
        URI canary();

        /** The identity provider's metadata, unsigned. */
        Document metadata();

        /** A samordningsnummer of a test person. */
        Optional<String> coordinationNumber();

        /** The last assertion to the same service provider about the same person. */
        Optional<AssertionRecipe> previous();
    }
}
