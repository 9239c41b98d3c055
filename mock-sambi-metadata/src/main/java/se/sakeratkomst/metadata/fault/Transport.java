package se.sakeratkomst.metadata.fault;

/** How the feed is handed over. */
public enum Transport {
    RIGHT,
    /** 503. */
    DOWN,
    /** The answer begins after a delay. */
    SLOW,
    /** 304, whatever the reader has, also to one that asks without condition. */
    ALWAYS_UNCHANGED,
    /** Half of the content, then the connection breaks. */
    CUT
}
