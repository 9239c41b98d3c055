package se.sakeratkomst.ehm.edge;

import java.security.cert.X509Certificate;

/** Tells whether a certificate is revoked. */
@FunctionalInterface
interface Revocation {

    RevocationStatus statusOf(X509Certificate certificate, X509Certificate issuer);
}
