package se.sakeratkomst.certify.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.catalogue.Requirement;
import se.sakeratkomst.certify.verdict.CaseHeading;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes docs/rule-coverage.md: what shows each rule for service providers and identity providers, or why nothing does. No rule is left
 * without a word. Written anew with {@code mvn -pl features test -Dtest=RuleCoverageTest -Dcoverage=write}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleCoverageTest {
    private static final String COMMAND = "mvn -pl features test -Dtest=RuleCoverageTest -Dcoverage=write";
    private static final String PAGE = "rule-coverage.md";
    private static final Pattern FEDERATIONS = Pattern.compile("(SC|SAMBI|SWEB|INERA|GEN)-\\d+");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]+-\\d+) \\|.*\\| (.*) \\|");
    private static final Pattern DECIDED = Pattern.compile("check `|test `|seen with");

    private final Repository repository = Repository.here();
    private final List<Requirement> rules = new ArrayList<>();
    private final Map<String, Set<String>> scenarios = new TreeMap<>();
    private final Map<String, String> metadata = new HashMap<>();
    private Map<String, Set<String>> tests = Map.of();
    private Map<String, Word> words = Map.of();

    /**
     * @param test tests of ours that show the rule without naming it
     * @param reason why no run of the suite can
     */
    record Word(List<String> test, String reason) {
        Word {
            test = test == null ? List.of() : test;
            reason = reason == null ? "" : reason;
        }
    }

    @BeforeAll
    void read() throws IOException {
        Catalogue.load().requirements().values().stream()
                .filter(rule -> FEDERATIONS.matcher(rule.id()).matches())
                .filter(rule -> rule.actor().contains("SP") || rule.actor().contains("IdP"))
                .forEach(rules::add);
        for (CaseHeading each : SuiteCases.all()) {
            each.requirements()
                    .forEach(rule -> scenarios
                            .computeIfAbsent(rule, id -> new TreeSet<>())
                            .add(each.id().replaceAll("/.*", "")));
        }
        tests = repository.tests();
        Repository.text(repository.document("metadata-coverage.md")).lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches() && DECIDED.matcher(row.group(2)).find()) {
                metadata.put(row.group(1), row.group(2));
            }
        });
        try (InputStream in = Catalogue.class.getResourceAsStream("/requirements/not-observable.yaml")) {
            words = new YAMLMapper().readValue(in, new TypeReference<LinkedHashMap<String, Word>>() {});
        }
    }

    @Test
    void everyRuleHasAScenarioATestOrAReason() {
        assertThat(rules)
                .filteredOn(rule -> answer(rule.id()).isEmpty())
                .extracting(rule -> rule.id() + " " + rule.text())
                .as(
                        "rules without a word; give them a scenario, a test, or a reason in requirements/not-observable.yaml")
                .isEmpty();
    }

    @Test
    void everyWordIsAboutARuleThatNoScenarioShows() {
        Set<String> ids = rules.stream().map(Requirement::id).collect(Collectors.toSet());
        assertThat(ids).containsAll(words.keySet());
        words.forEach((rule, word) -> {
            assertThat(scenarios.keySet()).as("a scenario shows it").doesNotContain(rule);
            assertThat(word.test().isEmpty() && word.reason().isBlank())
                    .as(rule)
                    .isFalse();
            assertThat(word.test()).as(rule).allMatch(repository::has);
        });
    }

    @Test
    void thePageIsWhatTheSuiteSays() throws IOException {
        Path page = repository.document(PAGE);
        String made = page();
        if ("write".equals(System.getProperty("coverage"))) {
            Files.writeString(page, made);
        }
        assertThat(page).as("write it with: " + COMMAND).exists();
        assertThat(Files.readString(page)).as("write it anew with: " + COMMAND).isEqualTo(made);
    }

    private String page() {
        long byScenario =
                rules.stream().filter(rule -> scenarios.containsKey(rule.id())).count();
        long byTest = rules.stream()
                .filter(rule -> !scenarios.containsKey(rule.id()))
                .filter(rule -> tested(rule.id()))
                .count();
        StringBuilder page = new StringBuilder(
                """
                # Rules for service providers and identity providers, and what shows them

                Each rule of the catalogue whose actor is a service provider or an identity provider, and what shows it: scenarios of the suite (a
                system under test is judged by them), tests of the sandbox's own (its identity providers, its metadata checks, its SAML
                kit), or why neither can. [metadata-coverage.md](metadata-coverage.md) names the checks of metadata. Made by
                `RuleCoverageTest`; do not edit. Write it anew with

                    %s

                %d rules: %d by a scenario, %d more by a test or a check of metadata, %d with the reason only.

                | rule | level | whose | rule in short | shown by |
                |---|---|---|---|---|
                """.formatted(COMMAND, rules.size(), byScenario, byTest, rules.size() - byScenario - byTest));
        rules.forEach(rule -> page.append("| ")
                .append(String.join(
                        " | ", rule.id(), rule.level(), cell(rule.actor()), cell(rule.text()), cell(answer(rule.id()))))
                .append(" |\n"));
        return page.toString();
    }

    private boolean tested(String rule) {
        return tests.containsKey(rule)
                || metadata.containsKey(rule)
                || words.containsKey(rule) && !words.get(rule).test().isEmpty();
    }

    /** Scenarios first; tests only where there is none, so that the page changes little. */
    private String answer(String rule) {
        List<String> parts = new ArrayList<>();
        if (scenarios.containsKey(rule)) {
            parts.add("scenario " + quoted(scenarios.get(rule), "TF-"));
        } else {
            if (tests.containsKey(rule)) {
                parts.add("test " + quoted(tests.get(rule), ""));
            }
            if (metadata.containsKey(rule)) {
                parts.add(metadata.get(rule));
            }
        }
        Word word = words.get(rule);
        if (word != null) {
            if (!word.test().isEmpty()) {
                parts.add("test " + quoted(new TreeSet<>(word.test()), ""));
            }
            if (!word.reason().isBlank()) {
                parts.add(word.reason());
            }
        }
        return parts.stream().distinct().collect(Collectors.joining("; "));
    }

    private static String quoted(Set<String> names, String prefix) {
        return names.stream().map(name -> "`" + prefix + name + "`").collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ").strip();
    }
}
