package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/**
 * The suite judged by the flaws of the reference vendor: each breaks what is declared, and nothing else. Each flaw meets what it
 * is declared to fail and today's part of the other scenarios; with {@code -Dsandbox.full=true} it meets all of them.
 */
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
        MatrixExtent extent = Boolean.getBoolean("sandbox.full")
                ? MatrixExtent.full()
                : MatrixExtent.quick(MatrixCommand.QUICK_SAMPLE, LocalDate.now(ZoneOffset.UTC));
        List<Flaw> flaws = Flaw.all();
        flaws.forEach(flaw -> System.out.println(flaw.flaw() + " meets " + extent.told(flaw)));
        comparisons = new FlawMatrix(sandbox.embedded, sandbox.certifier, extent)
                .run(
                        flaws,
                        (comparison, took) ->
                                System.out.println(comparison.flaw() + " took " + Certifier.seconds(took)));
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
    void everyFlawHasAScenarioOfItsOwn() {
        assertThat(FlawMatrix.withoutOwnCase(Flaw.all(), comparisons)).isEmpty();
    }
}
