package se.sakeratkomst.cards.revocation.fault;

/** How the CRLs are handed out. */
public enum Lists {
    RIGHT,
    /** 503 without content. */
    DOWN,
    /** As they were a week ago, and valid for a day then. */
    STALE
}
