package se.sakeratkomst.cards.revocation.fault;

/** When an OCSP answer says that it was made and holds until. */
public enum Validity {
    RIGHT,
    /** A week ago, and no longer since. */
    PAST
}
