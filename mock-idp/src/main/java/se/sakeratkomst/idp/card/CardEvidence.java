package se.sakeratkomst.idp.card;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What a card gave in a login: proof that it holds a key, and the certificate of that key. */
public sealed interface CardEvidence permits SignedChallenge, TlsCertificate {

    /**
     * A certificate whose key is proven; nothing else about it is judged yet.
     *
     * @param alongside other certificates that came with it, of use as a path to the root
     */
    record Shown(X509Certificate certificate, List<X509Certificate> alongside) {
        public Shown {
            alongside = List.copyOf(alongside);
        }
    }

    /** How it was given. */
    Way way();

    /** The protocol it came by, as the journal tells it. */
    String protocol();

    /**
     * Requires that the key is proven for this login.
     *
     * @param challenge the bytes of this login and no other
     * @throws CardRefused when it is not
     */
    Shown prove(byte[] challenge);

    /** SHA-256 of the certificate as far as it can be read, hexadecimal, for the journal; nothing of it is verified. */
    Optional<String> claimedFingerprint();
}
