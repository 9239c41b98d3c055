package se.sakeratkomst.cards.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * An authority with its key.
 *
 * @param responder certificate of the OCSP responder this authority delegates to
 */
public record Authority(Ca ca, PrivateKey key, X509Certificate certificate, X509Certificate responder) {}
