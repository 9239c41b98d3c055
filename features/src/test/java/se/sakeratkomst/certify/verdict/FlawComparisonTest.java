package se.sakeratkomst.certify.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlawComparisonTest {
    @Test
    void equalSetsHold() {
        assertThat(FlawComparison.of(
                                "flaw",
                                Set.of("a"),
                                Set.of(),
                                List.of(judgement("a", Verdict.FAIL), judgement("b", Verdict.PASS)))
                        .holds())
                .isTrue();
    }

    @Test
    void undeclaredAndMissingFailuresAreTold() {
        FlawComparison comparison = FlawComparison.of(
                "flaw", Set.of("a"), Set.of(), List.of(judgement("a", Verdict.PASS), judgement("b", Verdict.FAIL)));

        assertThat(comparison.unexpected()).containsExactly("b");
        assertThat(comparison.missing()).containsExactly("a");
        assertThat(comparison.holds()).isFalse();
    }

    @Test
    void inconclusiveVerdictHasNoPlaceInAMatrix() {
        assertThat(FlawComparison.of("flaw", Set.of(), Set.of(), List.of(judgement("a", Verdict.INCONCLUSIVE)))
                        .holds())
                .isFalse();
    }

    @Test
    void inconclusiveVerdictUnderABlockedTagIsNoDifference() {
        assertThat(FlawComparison.of(
                                "flaw",
                                Set.of(),
                                Set.of("flode"),
                                List.of(judgement("a", Verdict.INCONCLUSIVE, List.of("flode"))))
                        .holds())
                .isTrue();
    }

    private static Judgement judgement(String testCase, Verdict verdict) {
        return judgement(testCase, verdict, List.of());
    }

    private static Judgement judgement(String testCase, Verdict verdict, List<String> tags) {
        return new Judgement(
                testCase,
                "feature",
                "scenario",
                "",
                tags,
                List.of(),
                List.of(),
                Kind.POSITIVE,
                verdict,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Duration.ZERO);
    }
}
