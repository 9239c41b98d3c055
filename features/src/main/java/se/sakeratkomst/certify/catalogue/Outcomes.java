package se.sakeratkomst.certify.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a service provider must do with each negative test, where that depends on the federation. */
public final class Outcomes {
    private final Map<String, Map<String, Outcome>> byTest;

    private Outcomes(Map<String, Map<String, Outcome>> byTest) {
        this.byTest = byTest;
    }

    /** How a login with a deviating message must end. */
    public enum Ending {
        /** Nobody is logged in. */
        REFUSED,
        /** The signed person is logged in. */
        ACCEPTED,
        /** Nobody is logged in, or the truly signed person: never the forged one. */
        NEVER_FORGED
    }

    /**
     * @param because the rule that says so
     * @param assumption what is assumed in it, where the sources do not say it; otherwise missing
     */
    public record Outcome(
            Ending ending,
            @Nullable String because,
            @Nullable String assumption) {}

    /** Reads the outcomes that belong to the suite. */
    public static Outcomes load() {
        try (InputStream in = Outcomes.class.getResourceAsStream("/requirements/expected-outcomes.yaml")) {
            if (in == null) {
                throw new IllegalStateException("requirements/expected-outcomes.yaml is missing from the suite");
            }
            Map<String, Map<String, Outcome>> byTest = YAMLMapper.builder()
                    .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .readValue(in, new TypeReference<LinkedHashMap<String, Map<String, Outcome>>>() {});
            return new Outcomes(byTest);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("read the expected outcomes", e);
        }
    }

    /** The outcome of the test in the federation; the row {@code every} holds for all without a row of their own. */
    public Outcome of(String test, String federation) {
        Map<String, Outcome> rows = byTest.getOrDefault(test, Map.of());
        Outcome outcome = rows.getOrDefault(federation, rows.get("every"));
        if (outcome == null) {
            throw Mishap.of(
                    "look up what must happen with " + test + " in " + federation,
                    "expected-outcomes.yaml has no row for it",
                    "a row for every negative test that a scenario uses",
                    "add the row");
        }
        return outcome;
    }
}
