package se.sakeratkomst.metadata.entity;

import java.util.Locale;

/**
 * Where in a federation an entity is published. Trial is open to whoever has registered; the production-like environment takes
 * members who have come all the way, and asks for the checksum to be confirmed.
 *
 * @see "SAMBI-052: production for members only, trial after registration; one environment for each hand-in"
 */
public enum Environment {
    TRIAL,
    PROD;

    /** As it stands in addresses and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment with that {@link #id}. */
    public static Environment of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
