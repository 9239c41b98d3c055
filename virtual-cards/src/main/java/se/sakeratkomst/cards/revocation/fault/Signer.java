package se.sakeratkomst.cards.revocation.fault;

/** Who signs what OCSP says. */
public enum Signer {
    /** The responder that the issuing authority delegated to. */
    DELEGATED,
    /** Someone with a certificate of his own making that names the authority as its issuer. */
    SELF_APPOINTED
}
