package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.verdict.FlawComparison;

/** The suite judged by the flaws of the reference vendor: each breaks what is declared, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlawMatrixIT {
    private static final int PORTS = 27100;

    @TempDir
    static Path folder;

    private TestSandbox sandbox;
    private List<FlawComparison> comparisons;

    @BeforeAll
    void runEveryFlaw() {
        sandbox = TestSandbox.start(folder.resolve("var"), PORTS);
        comparisons = new FlawMatrix(sandbox.embedded, sandbox.certifier).run(Flaw.all(), comparison -> {});
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @TestFactory
    Stream<DynamicTest> everyFlawFailsWhatIsDeclaredAndNothingElse() {
        return comparisons.stream()
                .map(comparison -> DynamicTest.dynamicTest(comparison.flaw(), () -> {
                    assertThat(comparison.unexpected())
                            .as("fails, but is not declared")
                            .isEmpty();
                    assertThat(comparison.missing())
                            .as("is declared, but does not fail")
                            .isEmpty();
                    assertThat(comparison.undecided()).as("could not be judged").isEmpty();
                }));
    }

    @Test
    void everyFlawHasAScenarioThatOnlyItFails() {
        assertThat(FlawMatrix.withoutOwnCase(comparisons)).isEmpty();
    }
}
