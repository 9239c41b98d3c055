package se.sakeratkomst.certify.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.sakeratkomst.certify.catalogue.Catalogue;
import se.sakeratkomst.certify.catalogue.Flaw;
import se.sakeratkomst.certify.catalogue.NegativeTest;
import se.sakeratkomst.certify.catalogue.Outcomes;
import se.sakeratkomst.certify.catalogue.Outcomes.Ending;
import se.sakeratkomst.certify.verdict.CaseHeading;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes docs/mutation-coverage.md: for each negative test in each federation what must happen, the cases that try it and the flaws that
 * fail them. No row is left without a case or a reason, and no row
 * that must be refused without a flaw that fails it or a reason. Written anew with
 * {@code mvn -pl features test -Dtest=MutationCoverageTest -Dcoverage=write}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationCoverageTest {
    private static final String COMMAND = "mvn -pl features test -Dtest=MutationCoverageTest -Dcoverage=write";
    private static final String PAGE = "mutation-coverage.md";
    private static final List<String> FEDERATIONS = List.of("sambi", "sweden-connect");

    private static final Set<Ending> NEED_A_FLAW = EnumSet.of(Ending.REFUSED, Ending.NEVER_FORGED);

    private final Repository repository = Repository.here();
    private final Outcomes outcomes = Outcomes.load();
    private final Collection<NegativeTest> rows =
            Catalogue.load().negativeTests().values();
    private final List<CaseHeading> cases = new ArrayList<>(SuiteCases.all());
    private final List<Flaw> flaws = Flaw.all();
    private Map<String, String> reasons = Map.of();

    @BeforeAll
    void read() throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream("/requirements/rows-without-flaw.yaml")) {
            reasons = new YAMLMapper().readValue(in, new TypeReference<LinkedHashMap<String, String>>() {});
        }
    }

    @Test
    void everyRowHasACaseOrAReasonInEveryFederation() {
        assertThat(everyRow())
                .filteredOn(row -> impossible(row).isEmpty())
                .allSatisfy(row -> assertThat(cases(row)).as(row).isNotEmpty());
    }

    @Test
    void everyRowThatMustBeRefusedHasAFlawThatFailsIt() {
        assertThat(everyRow())
                .filteredOn(row -> impossible(row).isEmpty() && NEED_A_FLAW.contains(ending(row)))
                .filteredOn(row -> !reasons.containsKey(row) && !reasons.containsKey(test(row)))
                .allSatisfy(row -> assertThat(flaws(row)).as(row).isNotEmpty());
    }

    @Test
    void everyReasonIsAboutARowWithoutAFlaw() {
        assertThat(reasons).allSatisfy((row, reason) -> {
            assertThat(reason).as(row).isNotBlank();
            List<String> about = row.contains("/")
                    ? List.of(row)
                    : FEDERATIONS.stream()
                            .map(federation -> row + "/" + federation)
                            .toList();
            assertThat(everyRow()).containsAll(about);
            assertThat(about)
                    .allSatisfy(each -> assertThat(flaws(each)).as(each).isEmpty());
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
        long tried = everyRow().stream().filter(row -> !cases(row).isEmpty()).count();
        long impossible =
                everyRow().stream().filter(row -> !impossible(row).isEmpty()).count();
        long flawed = everyRow().stream().filter(row -> !flaws(row).isEmpty()).count();
        StringBuilder page =
                new StringBuilder("""
                # Negative tests, and what tries them

                Each row of the catalogue of negative tests in each federation: what a service provider must do, the cases of the suite that try it
                (`./sandbox certify --tags @TF-…`), and the flaws of the reference vendor that are declared to fail them (`./sandbox matrix`).
                The sound reference vendor passes them all. What stands under *must* is from `requirements/expected-outcomes.yaml`, with
                the rule and what is assumed. Made by `MutationCoverageTest`; do not edit. Write it anew with

                    %s

                %d rows in %d federations: %d tried, %d that cannot exist in a federation, %d that a flaw fails.

                | row | phase | name | federation | must | cases | failed by |
                |---|---|---|---|---|---|---|
                """.formatted(COMMAND, rows.size(), FEDERATIONS.size(), tried, impossible, flawed));
        for (NegativeTest test : rows) {
            for (String federation : FEDERATIONS) {
                page.append("| ")
                        .append(String.join(
                                " | ",
                                test.id(),
                                test.phase(),
                                cell(test.name()),
                                federation,
                                must(test.id() + "/" + federation),
                                quoted(cases(test.id() + "/" + federation)),
                                failedBy(test.id() + "/" + federation)))
                        .append(" |\n");
            }
        }
        return page.toString();
    }

    private Ending ending(String row) {
        return outcomes.of(test(row), federation(row)).ending();
    }

    private String must(String row) {
        String impossible = impossible(row);
        if (!impossible.isEmpty()) {
            return "cannot exist: " + cell(impossible);
        }
        Outcomes.Outcome outcome = outcomes.of(test(row), federation(row));
        String ways = outcomes.variants(test(row), federation(row)).entrySet().stream()
                .map(way -> way.getKey() + ": " + word(way.getValue().ending()))
                .collect(Collectors.joining(", "));
        return word(outcome.ending())
                + (ways.isEmpty() ? "" : " (" + ways + ")")
                + (outcome.assumption() == null ? "" : ", assumed");
    }

    private String failedBy(String row) {
        Set<String> found = flaws(row);
        return found.isEmpty() ? cell(reasons.getOrDefault(row, reasons.getOrDefault(test(row), ""))) : quoted(found);
    }

    private List<String> everyRow() {
        return rows.stream()
                .flatMap(test -> FEDERATIONS.stream().map(federation -> test.id() + "/" + federation))
                .toList();
    }

    private static String test(String row) {
        return row.substring(0, row.indexOf('/'));
    }

    private static String federation(String row) {
        return row.substring(row.indexOf('/') + 1);
    }

    private String impossible(String row) {
        return outcomes.impossible(test(row), federation(row)).orElse("");
    }

    private Set<String> cases(String row) {
        return cases.stream()
                .filter(each -> each.federation().equals(federation(row)))
                .filter(each -> each.negativeTests().contains(test(row)))
                .map(CaseHeading::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> flaws(String row) {
        Set<String> about = cases(row);
        return flaws.stream()
                .filter(flaw -> flaw.expectedFailures().stream().anyMatch(about::contains))
                .map(Flaw::flaw)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String word(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return Stream.of(text)
                .map(each -> each.replace("|", "\\|")
                        .replace("\n", " ")
                        .replace("<", "&lt;")
                        .strip())
                .collect(Collectors.joining());
    }
}
