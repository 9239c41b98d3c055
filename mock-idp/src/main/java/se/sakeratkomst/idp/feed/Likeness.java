package se.sakeratkomst.idp.feed;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which of many names somebody may have meant. */
final class Likeness {
    private static final int FEWEST_IN_COMMON = 2;
    private static final int MOST_COMPARED = 2000;

    private Likeness() {}

    /** The name with the fewest characters changed, where no more than a third of them are. */
    static Optional<String> nearest(String meant, Collection<String> names) {
        String nearest = null;
        int fewest = Math.max(FEWEST_IN_COMMON, meant.length() / 3) + 1;
        int compared = 0;
        for (String name : names) {
            if (Math.abs(name.length() - meant.length()) >= fewest || compared++ > MOST_COMPARED) {
                continue;
            }
            int changed = changed(meant.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (changed < fewest) {
                fewest = changed;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int changed(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(swap, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
