package se.sakeratkomst.ehm.decision;

/**
 * What the asker sees of an entry.
 *
 * @param rule the filter that decides it
 */
public record Sight(Extent extent, String rule, String reason) {

    /** From the most to the least. */
    public enum Extent {
        SHOWN,
        WITHOUT_REASON,
        HIDDEN
    }

    boolean strictlyLessThan(Sight other) {
        return extent.compareTo(other.extent) > 0;
    }
}
