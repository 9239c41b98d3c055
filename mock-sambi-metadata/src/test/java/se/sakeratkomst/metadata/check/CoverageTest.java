package se.sakeratkomst.metadata.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.saml.Check;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes docs/metadata-coverage.md of the catalogue, the checks, the scenarios, and coverage/metadata-rules.yaml, and holds that no rule is
 * left without a word. Written anew by {@code mvn -pl mock-sambi-metadata test -Dtest=CoverageTest -Dmetadata.coverage=write}.
 */
class CoverageTest {

    private static final String COMMAND =
            "mvn -pl mock-sambi-metadata test -Dtest=CoverageTest -Dmetadata.coverage=write";

    /** Those whose rules are the operator's business, whatever the rules say. */
    private static final Set<String> ACTORS =
            Set.of("operator", "member", "IdP/DS", "betrodd part", "user org", "tjansteleverantor");

    /** What a rule, or the way to try it, speaks of when it concerns metadata. */
    private static final Pattern SUBJECT = Pattern.compile(
            "metadata|comply|feed|regist|discovery|\\bDS\\b|categor|lint|scope|aggregate|md:|mdui|declare|certificate|KeyDescriptor|operator|publish"
                    + "|errorURL|ContactPerson|AttributeConsumingService|RequestedAttribute|OrganizationDisplayName|isRequired",
            Pattern.CASE_INSENSITIVE);

    /** The chapters that are about metadata and registration as a whole. */
    private static final Pattern CHAPTER = Pattern.compile(
            "Deployment Profile.*sec 2\\b|anslutningsregler.*kap (3|1\\.3)|/teknik/metadata|anvisningstjanst|tillit",
            Pattern.CASE_INSENSITIVE);

    record Rule(
            String federation, String id, String actor, String level, String requirement, String source, String test) {}

    /** @param as another rule whose observation shows this one too */
    record Word(String as, List<String> test, String reason) {
        Word {
            as = as == null ? "" : as;
            test = test == null ? List.of() : test;
            reason = reason == null ? "" : reason;
        }
    }

    private static Path root;
    private static List<Rule> catalogue;
    private static Map<String, Set<String>> checks;
    private static Map<String, Set<String>> scenarios;
    private static Map<String, Word> words;

    @BeforeAll
    static void read() throws IOException {
        root = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .filter(folder -> Files.isDirectory(folder.resolve("features/src/main/resources")))
                .findFirst()
                .orElseThrow();
        Path requirements = root.resolve("features/src/main/resources/requirements");
        catalogue = new ArrayList<>(csv(Files.readString(requirements.resolve("federation-requirements.csv"))).stream()
                .skip(1)
                .map(row ->
                        new Rule(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)))
                .toList());
        csv(Files.readString(requirements.resolve("negative-tests.csv"))).stream()
                .filter(row -> row.get(2).equals("feed"))
                .map(row -> new Rule("both", row.get(0), "SP", "test", row.get(3), row.get(6), "feed"))
                .forEach(catalogue::add);
        checks = new TreeMap<>();
        for (Check<Submission> check : Examination.checks()) {
            for (String rule : check.getClass().getAnnotation(Decides.class).value()) {
                checks.computeIfAbsent(rule, id -> new TreeSet<>())
                        .add(check.getClass().getSimpleName());
            }
        }
        scenarios = scenarios(root.resolve("features/src/main/resources/suite"));
        try (InputStream in = CoverageTest.class.getResourceAsStream("/coverage/metadata-rules.yaml")) {
            words = new YAMLMapper().readValue(in, new TypeReference<LinkedHashMap<String, Word>>() {});
        }
    }

    private static boolean concernsMetadata(Rule rule) {
        return ACTORS.contains(rule.actor())
                || SUBJECT.matcher(rule.requirement() + " " + rule.test()).find()
                || CHAPTER.matcher(rule.source()).find()
                || checks.containsKey(rule.id());
    }

    private static List<Rule> rules() {
        return catalogue.stream().filter(CoverageTest::concernsMetadata).toList();
    }

    @Test
    void everyRuleThatConcernsMetadataHasACheckAScenarioATestOrAReason() {
        assertThat(rules().stream()
                        .filter(rule -> answer(rule.id()).isEmpty())
                        .map(rule -> rule.id() + " " + rule.requirement()))
                .as("rules without a word; give them one in coverage/metadata-rules.yaml")
                .isEmpty();
    }

    @Test
    void everyCheckDecidesRulesOfTheCatalogue() {
        assertThat(catalogue).extracting(Rule::id).containsAll(checks.keySet());
    }

    @Test
    void everyWordIsAboutARuleOfTheTableAndSaysSomethingTrue() {
        Set<String> ids = rules().stream().map(Rule::id).collect(Collectors.toSet());
        words.forEach((rule, word) -> {
            assertThat(ids).as(rule).contains(rule);
            if (!word.as().isEmpty()) {
                assertThat(answer(word.as()))
                        .as("%s refers to %s", rule, word.as())
                        .isNotEmpty();
            }
            word.test()
                    .forEach(test ->
                            assertThat(exists(test)).as("%s of %s", test, rule).isTrue());
        });
    }

    @Test
    void theTableIsWhatTheCodeSays() throws IOException {
        Path page = root.resolve("docs/metadata-coverage.md");
        String made = page();
        if ("write".equals(System.getProperty("metadata.coverage"))) {
            Files.writeString(page, made);
        }
        assertThat(page).as("write it with: " + COMMAND).exists();
        assertThat(Files.readString(page)).as("write it anew with: " + COMMAND).isEqualTo(made);
    }

    private static String page() {
        List<Rule> rules = rules();
        long byCheck =
                rules.stream().filter(rule -> checks.containsKey(rule.id())).count();
        long byScenario = rules.stream()
                .filter(rule -> !checks.containsKey(rule.id()) && scenarios.containsKey(rule.id()))
                .count();
        long byTest = rules.stream()
                .filter(rule -> !checks.containsKey(rule.id()) && !scenarios.containsKey(rule.id()))
                .filter(rule -> tested(rule.id()))
                .count();
        StringBuilder page = new StringBuilder("""
                # Rules about metadata, and what decides them

                Each rule of the catalogue that concerns metadata, the feed, the operators, their members or discovery, and what in this sandbox
                decides it: the check of a hand-in (`se.sakeratkomst.metadata.check`), the scenario of the suite, a test of a service, or why no
                program does. Made by `CoverageTest`; do not edit. Write it anew with

                    %s

                A rule is here when its actor is the operator, a member or the discovery service, when it or the way to try it speaks of metadata,
                feed, register, categories, scopes, keys or contacts, when it stands in a chapter about metadata, or when a check reports it.

                %d rules: %d by a check, %d more by a scenario, %d more by a test or with another rule, %d with the reason only.

                | rule | level | whose | rule in short | decided by |
                |---|---|---|---|---|
                """.formatted(
                COMMAND, rules.size(), byCheck, byScenario, byTest, rules.size() - byCheck - byScenario - byTest));
        rules.forEach(rule -> page.append("| %s | %s | %s | %s | %s |%n"
                .formatted(
                        rule.id(), rule.level(), cell(rule.actor()), cell(rule.requirement()), cell(answer(rule.id())))
                .replace("\r\n", "\n")));
        List<String> others = catalogue.stream()
                .filter(rule -> !concernsMetadata(rule))
                .map(Rule::id)
                .toList();
        page.append("\nThe other ")
                .append(others.size())
                .append(" rules of the catalogue are about requests, answers and sessions: ")
                .append(String.join(", ", others))
                .append(".\n");
        return page.toString();
    }

    private static boolean tested(String rule) {
        Word word = words.get(rule);
        return word != null && (!word.test().isEmpty() || !word.as().isEmpty());
    }

    /** What decides a rule, for people; empty when nothing is known. */
    private static String answer(String rule) {
        List<String> parts = new ArrayList<>();
        if (checks.containsKey(rule)) {
            parts.add("check " + code(checks.get(rule)));
        }
        if (scenarios.containsKey(rule)) {
            parts.add("scenario " + code(scenarios.get(rule)));
        }
        Word word = words.get(rule);
        if (word != null) {
            if (!word.test().isEmpty()) {
                parts.add("test " + code(word.test()));
            }
            if (!word.as().isEmpty()) {
                parts.add("seen with " + word.as());
            }
            if (!word.reason().isEmpty()) {
                parts.add(word.reason());
            }
        }
        return String.join("; ", parts);
    }

    private static String code(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("`" + name + "`"));
        return String.join(", ", quoted);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }

    /** Whether a test of that class and method is in the project. */
    private static boolean exists(String test) {
        String file = test.substring(0, test.indexOf('.')) + ".java";
        Pattern method = Pattern.compile("void " + test.substring(test.indexOf('.') + 1) + "\\(");
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(CoverageTest::files)
                    .filter(path -> path.getFileName().toString().equals(file))
                    .anyMatch(path -> method.matcher(content(path)).find());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The scenarios by the rules they are tagged with; examples belong to the outline above them. */
    private static Map<String, Set<String>> scenarios(Path suite) throws IOException {
        Map<String, Set<String>> byRule = new TreeMap<>();
        Pattern tag = Pattern.compile("@(\\S+)");
        try (Stream<Path> features = Files.list(suite)) {
            for (Path feature : features.filter(path -> path.toString().endsWith(".feature"))
                    .sorted()
                    .toList()) {
                String scenario = "";
                List<String> block = new ArrayList<>();
                for (String line : Files.readAllLines(feature)) {
                    if (line.strip().startsWith("@")) {
                        Matcher matcher = tag.matcher(line);
                        while (matcher.find()) {
                            block.add(matcher.group(1));
                        }
                    } else if (!line.isBlank() && !block.isEmpty()) {
                        scenario = block.stream()
                                .filter(name -> name.startsWith("TF-"))
                                .findFirst()
                                .orElse(scenario);
                        for (String name : block) {
                            if (name.matches("[A-Z]+-\\d{3}")) {
                                byRule.computeIfAbsent(name, id -> new TreeSet<>())
                                        .add(scenario);
                            }
                        }
                        block.clear();
                    }
                }
            }
        }
        return byRule;
    }

    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int[] characters = text.chars().toArray();
        for (int i : IntStream.range(0, characters.length).toArray()) {
            char c = (char) characters[i];
            if (c == '"') {
                if (!quoted && i > 0 && characters[i - 1] == '"') {
                    field.append('"');
                }
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                row.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' && !quoted) {
                row.add(field.toString().strip());
                field.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                field.append(c);
            }
        }
        return rows;
    }
}
