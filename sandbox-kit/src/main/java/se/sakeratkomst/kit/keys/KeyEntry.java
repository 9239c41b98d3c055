package se.sakeratkomst.kit.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key and its certificate. */
public record KeyEntry(PrivateKey key, X509Certificate certificate) {}
