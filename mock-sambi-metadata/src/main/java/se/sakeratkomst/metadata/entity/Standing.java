package se.sakeratkomst.metadata.entity;

/** Whether metadata that was handed in is published, or waits until it may be. */
public enum Standing {
    PUBLISHED,
    WAITING
}
