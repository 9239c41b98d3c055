package se.sakeratkomst.certify.steps;

import java.util.List;

/**
 * One deviating message that the system was given, and what it did.
 *
 * @param telling whether a right message of the same kind logs the person in: only then does a refusal tell of the deviation
 */
record Trial(Deviations.Order order, Attempt attempt, boolean telling) {
    /** A check's name, with what tells this message from the others where there are several. */
    static String named(String what, Deviations.Order order, List<Trial> all) {
        String words = order.words();
        return all.size() < 2 || words.isEmpty() ? what : what + " (" + words + ")";
    }
}
