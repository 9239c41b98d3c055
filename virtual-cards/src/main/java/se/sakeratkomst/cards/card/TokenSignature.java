package se.sakeratkomst.cards.card;

/** A signature by a key on a token: RSA PKCS#1 v1.5 with SHA-256 over the data. */
@FunctionalInterface
interface TokenSignature {
    byte[] over(byte[] data);
}
