package se.sakeratkomst.metadata.feed;

/**
 * How far a planned change of the operator's key has come.
 *
 * @see "federation.md B.2: publishing the signing key's successor is a planned change"
 */
public enum Rollover {
    /** One key signs, its standby lies ready. */
    NONE,
    /** The standby key's certificate is published beside the current one. */
    ANNOUNCED,
    /** The standby key signs; both certificates are published. */
    SWITCHED
}
