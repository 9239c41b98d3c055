package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;

/** What was seen, when it is against the rule. */
final class Observed {

    private Observed() {}

    static Optional<String> when(boolean wrong, String observed) {
        return wrong ? Optional.of(observed) : Optional.empty();
    }
}
