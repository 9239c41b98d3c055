package se.sakeratkomst.kit.journal;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted.
 *
 * @param after only entries with a higher number
 * @param kind prefix of the kind
 * @param correlation an id the entry must carry
 * @param limit at most so many
 */
public record JournalQuery(
        long after, @Nullable String kind, @Nullable String correlation, int limit) {

    public static final JournalQuery ALL = new JournalQuery(0, null, null, Integer.MAX_VALUE);

    boolean matches(JournalEntry entry) {
        return entry.seq() > after
                && (kind == null || entry.kind().startsWith(kind))
                && (correlation == null || entry.correlation().contains(correlation));
    }
}
