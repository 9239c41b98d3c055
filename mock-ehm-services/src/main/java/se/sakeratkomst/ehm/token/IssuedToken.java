package se.sakeratkomst.ehm.token;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A token of this lab, as its text was found to be.
 *
 * @param kind which one it is
 * @param key what it is revoked by: the jti, or the digest of a refresh token
 * @param clientId to whom it was issued
 * @param until when nothing that its revocation concerns is good any longer, by wall time
 * @param objection why it is no longer good, for people; empty when it is
 * @param members what introspection tells of it
 */
record IssuedToken(
        Kind kind,
        String key,
        String clientId,
        Instant until,
        Optional<String> objection,
        Map<String, Object> members) {

    /** As {@code token_type_hint} says it. */
    enum Kind {
        ACCESS_TOKEN("access_token"),
        REFRESH_TOKEN("refresh_token");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
