package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.verdict.FlawComparison;

class FlawMatrixTest {

    private static FlawComparison asDeclared(Flaw flaw) {
        return new FlawComparison(flaw.flaw(), flaw.expectedFailures(), Set.of(), Set.of(), Set.of());
    }

    private static Flaw flaw(String name, List<String> primary, Map<String, String> consequential) {
        return new Flaw(name, "a check", primary, consequential, Map.of());
    }

    @Test
    void everyDeclaredFlawHasACaseOfItsOwn() {
        List<Flaw> flaws = Flaw.all();
        assertThat(FlawMatrix.withoutOwnCase(
                        flaws, flaws.stream().map(FlawMatrixTest::asDeclared).toList()))
                .isEmpty();
    }

    @Test
    void twoFlawsAboutTheSameCasesHaveNoneOfTheirOwn() {
        List<Flaw> flaws = List.of(flaw("a", List.of("one"), Map.of()), flaw("b", List.of("one"), Map.of()));
        assertThat(FlawMatrix.withoutOwnCase(
                        flaws, flaws.stream().map(FlawMatrixTest::asDeclared).toList()))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatAnotherBreaksAsAConsequenceIsStillOnesOwn() {
        List<Flaw> flaws = List.of(
                flaw("a", List.of("one"), Map.of()),
                flaw("b", List.of("two"), Map.of("one", "the oracle itself is broken")));
        assertThat(FlawMatrix.withoutOwnCase(
                        flaws, flaws.stream().map(FlawMatrixTest::asDeclared).toList()))
                .isEmpty();
    }
}
