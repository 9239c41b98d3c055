package se.sakeratkomst.saml.fuzz;

import java.util.Optional;
import java.util.function.Supplier;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;

/** What every decoder may do with input from outside: give a value, or refuse it with all four parts of an error. */
final class Decoding {
    private Decoding() {}

    static <T> Optional<T> of(Supplier<T> decoder) {
        try {
            return Optional.of(decoder.get());
        } catch (SamlRefusal refusal) {
            for (Finding finding : refusal.findings()) {
                requireWords(finding.rule());
                requireWords(finding.attempted());
                requireWords(finding.observed());
                requireWords(finding.expected());
                requireWords(finding.remedy());
                if (refusal.getMessage().length() > MOST_SAID) {
                    throw new IllegalStateException(
                            "a refusal of " + refusal.getMessage().length() + " characters");
                }
            }
            return Optional.empty();
        }
    }

    private static final int MOST_SAID = 3_000_000;

    private static void requireWords(String part) {
        if (part.isBlank()) {
            throw new IllegalStateException("a refusal with an empty part");
        }
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
