package se.sakeratkomst.certify.verdict;

import java.util.List;

/**
 * One thing that was expected, beside what was observed.
 *
 * @param sources the journal entries and pages that the observation rests on
 */
public record Check(String what, String expected, String observed, boolean met, List<String> sources) {
    public Check {
        sources = List.copyOf(sources);
    }
}
