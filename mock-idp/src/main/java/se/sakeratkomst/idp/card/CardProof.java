package se.sakeratkomst.idp.card;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.revocation.RevocationResult;
import se.sakeratkomst.kit.revocation.RevocationResult.Stage;

/**
 * A card's proof that held.
 *
 * @param certificate the card's certificate
 * @param fingerprint SHA-256 of it, hexadecimal
 * @param holderId serialNumber of the subject: an HSA-id, or a personnummer with 12 digits
 * @param loa the level of assurance its policy stands for
 * @param policy the policy's OID
 * @param assumption the assumption the level rests on
 * @param revocation what OCSP or the CRL told: good
 */
public record CardProof(
        X509Certificate certificate,
        String fingerprint,
        String holderId,
        int loa,
        String policy,
        @Nullable String assumption,
        RevocationResult revocation) {
    private static final String POLICY = "cards.policy-";

    /** The word for its policy in the card service, such as {@code bankid}; the OID where the service gives none. */
    public String policyWord() {
        return assumption != null && assumption.startsWith(POLICY) ? assumption.substring(POLICY.length()) : policy;
    }

    /** Who told that it is not revoked: OCSP or CRL. */
    public String toldBy() {
        Stage stage = revocation.decisive();
        return stage == null ? "nobody" : stage.source().name();
    }
}
