package se.sakeratkomst.cards.revocation.fault;

/** What OCSP says of a certificate. */
public enum Says {
    /** What the register says. */
    THE_TRUTH,
    REVOKED,
    UNKNOWN
}
