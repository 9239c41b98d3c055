package se.sakeratkomst.metadata.fault;

/** By whom and how the feed is signed. */
public enum Signature {
    RIGHT,
    NONE,
    /** By a key that nobody announced, its certificate in KeyInfo. */
    FOREIGN,
    /** By the standby key, whose certificate is published beside the current one. */
    STANDBY,
    /** Rightly, but the content was changed afterwards. */
    BROKEN,
    /** Rightly, but over an inner aggregate only; the outer one is unsigned. */
    INNER_ONLY
}
