package se.sakeratkomst.saml.signature;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key and the certificate that metadata publishes for it. */
public record SigningKey(PrivateKey key, X509Certificate certificate) {}
