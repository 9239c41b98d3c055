package se.sakeratkomst.metadata.fault;

/** Until when the feed says that it may be trusted. */
public enum Validity {
    RIGHT,
    PAST,
    NONE,
    TEN_YEARS,
    /** For a short time once, after which no newer feed comes. */
    ONCE
}
