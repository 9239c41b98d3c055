package se.sakeratkomst.cards.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The authorities of the sandbox, one set for all labs: what belongs to a lab says so in its certificate.
 *
 * @param responderKey key of the OCSP responder, which holds one certificate from each authority
 */
public record TestPki(Map<Ca, Authority> authorities, PrivateKey responderKey) {

    public TestPki {
        authorities = new EnumMap<>(authorities);
    }

    public Authority authority(Ca ca) {
        return Objects.requireNonNull(authorities.get(ca), ca.slug());
    }

    /** Those that are trusted, each root before what it issued. */
    public List<X509Certificate> trusted() {
        return Ca.trusted().stream().map(ca -> authority(ca).certificate()).toList();
    }

    /** The certificate followed by its issuer, without the root, as a TLS server or a CMS carries it. */
    public List<X509Certificate> chain(Ca issuer, X509Certificate leaf) {
        return List.of(leaf, authority(issuer).certificate());
    }
}
