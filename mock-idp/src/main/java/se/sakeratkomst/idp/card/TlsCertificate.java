package se.sakeratkomst.idp.card;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The client certificate of a TLS handshake that was completed: its key is proven by CertificateVerify (RFC 8446 section 4.4.3), and
 * which login it is for by the address that was asked for over that very connection.
 *
 * @param chain as the client sent it, its own certificate first
 */
public record TlsCertificate(List<X509Certificate> chain) implements CardEvidence {

    public TlsCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A client certificate has at least itself as chain");
        }
    }

    @Override
    public Way way() {
        return Way.TLS;
    }

    @Override
    public String protocol() {
        return "mTLS";
    }

    @Override
    public Shown prove(byte[] challenge) {
        return new Shown(chain.get(0), chain.subList(1, chain.size()));
    }

    @Override
    public Optional<String> claimedFingerprint() {
        return Optional.of(CardVerifier.fingerprint(chain.get(0)));
    }
}
