package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.steps.SuiteCases;

class MatrixExtentTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final List<String> CASES =
            IntStream.range(0, 50).mapToObj(i -> "case-" + i + "/sambi").toList();
    private static final Flaw FLAW = new Flaw(
            "ignores-something",
            "something is looked at",
            List.of("case-1/sambi", "case-2/sambi"),
            Map.of("case-3/sambi", "because"),
            Map.of());

    @Test
    void fullMatrixRunsEverything() {
        assertThat(MatrixExtent.full().tags(FLAW)).isEmpty();
    }

    @Test
    void sameDayPicksTheSame() {
        assertThat(MatrixExtent.quick(CASES, 12, DAY).tags(FLAW))
                .isEqualTo(MatrixExtent.quick(CASES, 12, DAY).tags(FLAW));
    }

    @Test
    void nextDayPicksOthers() {
        assertThat(MatrixExtent.quick(CASES, 12, DAY).sample(FLAW))
                .doesNotContainAnyElementsOf(
                        MatrixExtent.quick(CASES, 12, DAY.plusDays(1)).sample(FLAW));
    }

    @Test
    void afterEnoughDaysEveryOtherScenarioWasMet() {
        Set<String> met = new HashSet<>();
        for (int day = 0; day < 4; day++) {
            met.addAll(MatrixExtent.quick(CASES, 12, DAY.plusDays(day)).sample(FLAW));
        }

        assertThat(met).hasSize(CASES.size() - FLAW.expectedFailures().size());
    }

    @Test
    void noDeclaredScenarioIsInTheSample() {
        assertThat(MatrixExtent.quick(CASES, 12, DAY).sample(FLAW))
                .hasSizeLessThanOrEqualTo(12)
                .doesNotContainAnyElementsOf(FLAW.expectedFailures());
    }

    @Test
    void manyConsequencesAreMetInPartsAndAllAfterEnoughDays() {
        List<String> own = List.of("case-49/sambi");
        Map<String, String> consequential =
                CASES.stream().limit(30).collect(Collectors.toMap(id -> id, id -> "nobody gets that far"));
        Flaw wide = new Flaw("omits-something", "something is sent", own, consequential, Map.of());
        Set<String> met = new HashSet<>();
        for (int day = 0; day < 3; day++) {
            Set<String> today = MatrixExtent.quick(CASES, 12, DAY.plusDays(day)).declared(wide);
            assertThat(today).hasSize(11).contains("case-49/sambi");
            met.addAll(today);
        }

        assertThat(met).isEqualTo(wide.expectedFailures());
        assertThat(MatrixExtent.full().declared(wide)).isEqualTo(wide.expectedFailures());
    }

    @Test
    void fewDeclaredScenariosAreAlwaysPicked() {
        assertThat(MatrixExtent.quick(List.of(), 12, DAY).tags(FLAW))
                .isEqualTo("(@sambi and (@TF-case-1 or @TF-case-2 or @TF-case-3))");
    }

    @Test
    void casesAreKnownWithoutRunningThem() {
        assertThat(SuiteCases.all()).hasSizeGreaterThan(140).doesNotHaveDuplicates();
    }
}
