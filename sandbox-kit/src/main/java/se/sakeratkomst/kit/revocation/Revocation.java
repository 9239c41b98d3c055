package se.sakeratkomst.kit.revocation;

import java.security.cert.X509Certificate;

/** Tells whether a certificate is revoked. */
@FunctionalInterface
public interface Revocation {

    /**
     * Finds out.
     *
     * @param certificate whose serial number is asked about, at the addresses it names itself
     * @param issuer verified already; only what it, or a responder it appointed, signed counts as an answer
     */
    RevocationResult of(X509Certificate certificate, X509Certificate issuer);
}
