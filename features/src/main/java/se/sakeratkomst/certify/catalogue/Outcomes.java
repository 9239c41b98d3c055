package se.sakeratkomst.certify.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a service provider must do with each negative test, where that depends on the federation. */
public final class Outcomes {
    private static final String EVERY = "every";

    private final Map<String, Map<String, Row>> byTest;

    private Outcomes(Map<String, Map<String, Row>> byTest) {
        this.byTest = byTest;
    }

    /** How a login with a deviating message must end. */
    public enum Ending {
        /** Nobody is logged in. */
        REFUSED,
        /** The signed person is logged in. */
        ACCEPTED,
        /** Nobody is logged in, or the truly signed person: never the forged one. */
        NEVER_FORGED,
        /** Nobody is logged in, or the person that was vouched for: both are allowed. */
        EITHER,
        /** The service provider's own policy: what it did is told, and is no fault. */
        REPORTED
    }

    /** What must have happened for an outcome to hold. */
    public enum Condition {
        /** Its request was out for a minute at least when the answer came. */
        LONG_OUT("long-out"),
        /** Its AuthnRequest says ForceAuthn. */
        FORCE_AUTHN("force-authn"),
        /** Its metadata says WantAssertionsSigned. */
        WANTS_ASSERTIONS_SIGNED("wants-assertions-signed");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        static Condition of(String word) {
            return Stream.of(values())
                    .filter(condition -> condition.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("expected-outcomes.yaml names the condition " + word));
        }
    }

    /**
     * @param because the rule that says so
     * @param assumption what is assumed in it, where the sources do not say it; otherwise missing
     */
    public record Outcome(
            Ending ending,
            @Nullable String because,
            @Nullable String assumption) {}

    /**
     * A federation's entry for a test.
     *
     * @param none why the test cannot exist in the federation; then there is no ending
     * @param unless what holds instead without a condition
     * @param variants what holds instead for some of the ways to do the test
     */
    private record Row(
            @Nullable Ending ending,
            @Nullable String because,
            @Nullable String assumption,
            @Nullable String none,
            Map<String, Row> unless,
            Map<String, Row> variants) {
        Row {
            unless = unless == null ? Map.of() : unless;
            variants = variants == null ? Map.of() : variants;
        }
    }

    /** Reads the outcomes that belong to the suite. */
    public static Outcomes load() {
        try (InputStream in = Outcomes.class.getResourceAsStream("/requirements/expected-outcomes.yaml")) {
            if (in == null) {
                throw new IllegalStateException("requirements/expected-outcomes.yaml is missing from the suite");
            }
            Map<String, Map<String, Row>> byTest = YAMLMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .readValue(in, new TypeReference<LinkedHashMap<String, Map<String, Row>>>() {});
            return new Outcomes(byTest);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("read the expected outcomes", e);
        }
    }

    /** The tests that have outcomes. */
    public Set<String> tests() {
        return byTest.keySet();
    }

    /** Why the test cannot exist in the federation, if it cannot. */
    public Optional<String> impossible(String test, String federation) {
        return row(test, federation).map(Row::none);
    }

    /** The outcome of the test in the federation; the row {@code every} holds for all without a row of their own. */
    public Outcome of(String test, String federation) {
        return of(test, federation, Optional.empty(), condition -> true);
    }

    /**
     * The outcome of one way to do the test.
     *
     * @param holds whether what the condition says has happened
     */
    public Outcome of(String test, String federation, Optional<String> variant, Predicate<Condition> holds) {
        Row row = row(test, federation).orElseThrow(() -> unknown(test, federation));
        Row way = variant.map(row.variants()::get).orElse(row);
        return outcome(
                way.unless().entrySet().stream()
                        .filter(other -> !holds.test(Condition.of(other.getKey())))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(way),
                test,
                federation);
    }

    /** The ways to do the test whose outcome is not that of the others, with theirs. */
    public Map<String, Outcome> variants(String test, String federation) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        row(test, federation)
                .ifPresent(row ->
                        row.variants().forEach((name, way) -> outcomes.put(name, outcome(way, test, federation))));
        return outcomes;
    }

    private Optional<Row> row(String test, String federation) {
        Map<String, Row> rows = byTest.getOrDefault(test, Map.of());
        return Optional.ofNullable(rows.getOrDefault(federation, rows.get(EVERY)));
    }

    private static Outcome outcome(Row row, String test, String federation) {
        Ending ending = row.ending();
        if (ending == null) {
            throw unknown(test, federation);
        }
        return new Outcome(ending, row.because(), row.assumption());
    }

    private static Mishap unknown(String test, String federation) {
        return Mishap.of(
                "look up what must happen with " + test + " in " + federation,
                "expected-outcomes.yaml has no ending for it",
                "an ending for every negative test that a scenario uses",
                "add the row");
    }
}
