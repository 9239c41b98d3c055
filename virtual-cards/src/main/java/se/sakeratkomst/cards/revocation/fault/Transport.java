package se.sakeratkomst.cards.revocation.fault;

/** How OCSP answers are handed over. */
public enum Transport {
    RIGHT,
    /** 503 without content. */
    DOWN,
    /** The answer comes after a delay. */
    SLOW,
    /** OCSP's own tryLater. */
    TRY_LATER
}
