package se.sakeratkomst.certify.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requirement catalogues and the negative tests. */
public final class Catalogue {
    private static final List<String> REQUIREMENTS =
            List.of("/requirements/federation-requirements.csv", "/requirements/ehm-requirements.csv");

    private final Map<String, Requirement> requirements;
    private final Map<String, NegativeTest> negativeTests;

    private Catalogue(Map<String, Requirement> requirements, Map<String, NegativeTest> negativeTests) {
        this.requirements = Collections.unmodifiableMap(requirements);
        this.negativeTests = Collections.unmodifiableMap(negativeTests);
    }

    public static Catalogue load() {
        Map<String, Requirement> requirements = new LinkedHashMap<>();
        for (String resource : REQUIREMENTS) {
            for (Map<String, String> row : Csv.resource(resource)) {
                Requirement requirement = new Requirement(
                        row.getOrDefault("federation", ""),
                        row.getOrDefault("id", ""),
                        row.getOrDefault("actor", ""),
                        row.getOrDefault("level", ""),
                        row.getOrDefault("requirement", ""),
                        row.getOrDefault("source", ""),
                        row.getOrDefault("testable_by_sandbox", ""));
                requirements.put(requirement.id(), requirement);
            }
        }
        Map<String, NegativeTest> tests = new LinkedHashMap<>();
        for (Map<String, String> row : Csv.resource("/requirements/negative-tests.csv")) {
            NegativeTest test = new NegativeTest(
                    row.getOrDefault("id", ""),
                    row.getOrDefault("group", ""),
                    row.getOrDefault("phase", ""),
                    row.getOrDefault("name", ""),
                    row.getOrDefault("mutation", ""),
                    row.getOrDefault("expected", ""),
                    row.getOrDefault("enumerated_by", ""));
            tests.put(test.id(), test);
        }
        return new Catalogue(requirements, tests);
    }

    public Optional<Requirement> requirement(String id) {
        return Optional.ofNullable(requirements.get(id));
    }

    public Optional<NegativeTest> negativeTest(String id) {
        return Optional.ofNullable(negativeTests.get(id));
    }

    public Map<String, Requirement> requirements() {
        return requirements;
    }

    public Map<String, NegativeTest> negativeTests() {
        return negativeTests;
    }
}
