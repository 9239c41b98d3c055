package se.sakeratkomst.ehm.soap.contract;

/** How a type lets others add to it. */
public enum Ending {
    /** Not at all. */
    CLOSED,
    /** Last, any number of elements of other namespaces; {@code ~} in the source. */
    OPEN,
    /** Last, one optional {@code extension} with anything in it; {@code §} in the source. */
    EXTENSIBLE
}
