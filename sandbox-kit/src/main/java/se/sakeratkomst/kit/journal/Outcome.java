package se.sakeratkomst.kit.journal;

/** What became of what an entry tells about. */
public enum Outcome {
    accepted,
    refused,
    info
}
