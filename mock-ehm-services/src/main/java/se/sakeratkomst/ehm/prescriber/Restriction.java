package se.sakeratkomst.ehm.prescriber;

/** What a restricted prescribing right leaves out. */
public enum Restriction {
    ALL,
    NARCOTIC,
    SPIRIT,
    /** Särskilda läkemedel. */
    SPECIAL
}
