package se.sakeratkomst.ehm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.ehm.check.rule.AffCheck;
import se.sakeratkomst.ehm.check.rule.AllChecks;

/**
 * Makes docs/aff-checks.md from aff-checks.yaml and the checks. Written anew with {@code mvn -pl mock-ehm-services -am test
 * -Dtest=CoverageOfChecksTest -Dcoverage=write -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class CoverageOfChecksTest {

    private static final Path PAGE = Path.of("../docs/aff-checks.md");
    private static final Path SOURCES = Path.of("src/main/java/se/sakeratkomst/ehm/check/rule");
    private static final Pattern RULE =
            Pattern.compile("/\\*\\* ?([UFPGHD]\\.\\d{3}|TEST-DJUR\\.\\d{3}): (.*?)\\. ?\\*/", Pattern.DOTALL);
    private static final String COMMAND =
            "mvn -pl mock-ehm-services -am test -Dtest=CoverageOfChecksTest -Dcoverage=write"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    private final AffTable table = AffTable.read(null);
    private final AffTable ofAnimals = AffTable.readForAnimals(null);
    private final Map<String, AffCheck> checks = Stream.concat(
                    AllChecks.list().stream(), AllChecks.ofAnimals().stream())
            .collect(Collectors.toMap(AffCheck::code, Function.identity()));

    @Test
    void thePageSaysWhatTheTableAndTheChecksDo() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("coverage"))) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/aff-checks.md is stale; write it anew with %s", COMMAND)
                .isEqualTo(page);
    }

    private String page() throws IOException {
        long v17 = table.rows().stream().filter(row -> row.reach() == Reach.V17).count();
        long cells = table.rows().stream().mapToLong(row -> row.effect().size()).sum();
        StringBuilder page =
                new StringBuilder("""
                    # E-hälsomyndigheten's control table (AFF)

                    Each row of the control table, the check that makes it true, in which set it runs and what it then does. Codes, sets and effects
                    are public for 2013; that they still hold is an assumption, and D.003 came later. G.019 was retired before 2013. The texts are
                    the sandbox's own. Made by `CoverageOfChecksTest` from `aff-checks.yaml` and the checks; do not edit. Write it anew with

                        %s

                    %d rows, %d effects; %d rows can be met through the services of version 17 only, since FHIR does not carry what they ask for.

                    Sets: NOD care creates, REG a pharmacy creates, KORR corrected, UTS ended, MAK cancelled, KEX dispensed from paper, telephone or fax,
                    EXP dispensed from the register. **2** refuses the whole call (HTTP 422 over FHIR), **1** warns, - does not run.

                    | code | rule | NOD | REG | KORR | UTS | MAK | KEX | EXP | runs where | check |
                    |---|---|---|---|---|---|---|---|---|---|---|
                    """.formatted(COMMAND, table.rows().size(), cells, v17));
        for (AffRow row : table.rows()) {
            page.append("| ").append(row.code()).append(" | ").append(rule(row)).append(" |");
            for (ControlSet set : ControlSet.ofPeople()) {
                page.append(' ').append(sign(row, set)).append(" |");
            }
            page.append(' ').append(where(row)).append(" | `").append(name(row)).append("` |\n");
        }
        page.append("\n## What the answer says\n\n| code | på svenska | in English |\n|---|---|---|\n");
        for (AffRow row : table.rows()) {
            page.append("| %s | %s | %s |%n".formatted(row.code(), row.textSv(), row.textEn()));
        }
        page.append("\n## What FHIR does not reach\n\n| code | why |\n|---|---|\n");
        table.rows().stream()
                .filter(row -> row.reachNote() != null)
                .forEach(row -> page.append("| %s | %s |%n".formatted(row.code(), row.reachNote())));
        page.append("""

            ## Prescriptions for animals

            The sets AFF-NEF (a veterinarian's message), AFF-MAK, AFF-REG, AFF-KORR and AFF-EXP. That there are these five is public, which rows they
            hold is not: the rows are those above that make sense of an animal and its owner, and the sandbox's own, `TEST-DJUR`. All of it is an
            assumption, from `aff-checks-animals.yaml`; `sandbox.ehm.registers.aff-checks-animals` names another file.

            | code | rule | NEF | MAK | REG | KORR | EXP | runs where | check | på svenska |
            |---|---|---|---|---|---|---|---|---|---|
            """);
        for (AffRow row : ofAnimals.rows()) {
            page.append("| ").append(row.code()).append(" | ").append(rule(row)).append(" |");
            for (ControlSet set : ControlSet.ofAnimals()) {
                page.append(' ').append(sign(row, set)).append(" |");
            }
            page.append(' ').append(where(row)).append(" | `").append(name(row)).append("` | ");
            page.append(row.textSv()).append(" |\n");
        }
        page.append("""

            ## Formats and amounts

            | rule | what is checked | answer code |
            |---|---|---|
            | FK001 | personnummer: 12 digits, century 18, 19 or 20, a date, a birth number, the check digit | FK001 (the real one is not public) |
            | FK002 | birth date: 8 digits, not in the future, less than 130 years ago | FK002 (not public) |
            | FK003 | characters of a name: letters, space, hyphen, apostrophe, full stop | FK003 (not public) |
            | FK004 | characters of a text: none that controls | FK004 (not public) |
            | VR011 | what is prescribed: packages × what a package holds × dispenses, of the first version; not for doses | 2-25-125, 2-25-182, 2-25-50 |
            | VR012 | what one dispense is: packages × what a package holds | 2-25-49, 2-25-53 |
            | VR013 | what remains: what is prescribed less all dispenses and their corrections | |
            """);
        return page.toString().replace("\r\n", "\n");
    }

    private static String sign(AffRow row, ControlSet set) {
        return row.effectIn(set)
                .map(effect -> effect == Effect.REJECT ? "**2**" : "1")
                .orElse("-");
    }

    private static String where(AffRow row) {
        String conditions = row.when().stream().map(Condition::sentence).collect(Collectors.joining("; "));
        return conditions + (row.runs() ? "" : (conditions.isEmpty() ? "" : "; ") + "nowhere: switched off");
    }

    private String name(AffRow row) {
        return checks.get(row.code()).getClass().getSimpleName();
    }

    private String rule(AffRow row) throws IOException {
        Path folder = row.code().startsWith("TEST-") ? SOURCES.resolve("animal") : SOURCES;
        String source = Files.readString(folder.resolve(name(row) + ".java"));
        Matcher rule = RULE.matcher(source.replaceAll("\\n \\* ?", " ").replaceAll("\\s+", " "));
        assertThat(rule.find()).as("javadoc of %s names its code", name(row)).isTrue();
        assertThat(rule.group(1)).isEqualTo(row.code());
        return rule.group(2).strip();
    }

    @Test
    void everyRowHasTextsOfItsOwnInBothLanguages() {
        assertThat(table.rows().stream().map(AffRow::textSv))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.length() > 10);
        assertThat(table.rows().stream().map(AffRow::textEn))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.length() > 10);
        assertThat(ofAnimals.rows().stream().flatMap(row -> Stream.of(row.textSv(), row.textEn())))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.length() > 10);
    }

    @Test
    void whatFhirDoesNotReachSaysWhy() {
        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row.reachNote() != null).isEqualTo(row.reach() == Reach.V17));
    }

    @Test
    void everyConditionIsNeeded() {
        assertThat(Stream.concat(table.rows().stream(), ofAnimals.rows().stream())
                        .flatMap(row -> row.when().stream())
                        .distinct())
                .containsExactlyInAnyOrder(Condition.values());
    }

    @Test
    void everyClassOfTheRulesIsInTheTable() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> readable(name).contains(" implements ItemCheck")
                                    || readable(name).contains(" implements AffCheck")))
                    .containsExactlyInAnyOrderElementsOf(AllChecks.list().stream()
                            .map(check -> check.getClass().getSimpleName())
                            .toList());
        }
    }

    private static String readable(String name) {
        try {
            return Files.readString(SOURCES.resolve(name + ".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
