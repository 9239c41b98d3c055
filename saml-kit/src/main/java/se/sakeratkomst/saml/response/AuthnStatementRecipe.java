package se.sakeratkomst.saml.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * saml:AuthnStatement; what is null is left out.
 *
 * @param classRef the LoA's URI
 * @param authenticatingAuthorities for a proxy
 */
public record AuthnStatementRecipe(
        @Nullable String authnInstant,
        @Nullable String sessionIndex,
        @Nullable String sessionNotOnOrAfter,
        @Nullable String classRef,
        List<String> authenticatingAuthorities) {

    /** The same with another authnInstant. */
    public AuthnStatementRecipe withAuthnInstant(@Nullable String authnInstant) {
        return new AuthnStatementRecipe(
                authnInstant, sessionIndex, sessionNotOnOrAfter, classRef, authenticatingAuthorities);
    }

    /** The same with another sessionIndex. */
    public AuthnStatementRecipe withSessionIndex(@Nullable String sessionIndex) {
        return new AuthnStatementRecipe(
                authnInstant, sessionIndex, sessionNotOnOrAfter, classRef, authenticatingAuthorities);
    }

    /** The same with another sessionNotOnOrAfter. */
    public AuthnStatementRecipe withSessionNotOnOrAfter(@Nullable String sessionNotOnOrAfter) {
        return new AuthnStatementRecipe(
                authnInstant, sessionIndex, sessionNotOnOrAfter, classRef, authenticatingAuthorities);
    }

    /** The same with another classRef. */
    public AuthnStatementRecipe withClassRef(@Nullable String classRef) {
        return new AuthnStatementRecipe(
                authnInstant, sessionIndex, sessionNotOnOrAfter, classRef, authenticatingAuthorities);
    }

    /** The same with another authenticatingAuthorities. */
    public AuthnStatementRecipe withAuthenticatingAuthorities(List<String> authenticatingAuthorities) {
        return new AuthnStatementRecipe(
                authnInstant, sessionIndex, sessionNotOnOrAfter, classRef, authenticatingAuthorities);
    }
}
