package se.sakeratkomst.kit.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Test persons as YAML (JSON is YAML too): {@code people:} and a list. */
public final class PeopleYaml {

    /** Longest text that is read, in characters. */
    public static final int LONGEST = 4_000_000;

    /** What stands in a file. */
    public record PeopleFile(List<TestPerson> people) {
        public PeopleFile {
            people = people == null ? List.of() : List.copyOf(people);
        }
    }

    /** A text that cannot be read as test persons, or persons that do not hold together. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<PersonFinding> findings;

        public Unreadable(List<PersonFinding> findings) {
            super(findings.get(0).sentence());
            this.findings = List.copyOf(findings);
        }

        public List<PersonFinding> findings() {
            return findings;
        }
    }

    private final PersonCheck check;
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    public PeopleYaml(PersonCheck check) {
        this.check = check;
    }

    /** The persons of a file, each of which holds together. */
    public List<TestPerson> read(String text) throws Unreadable {
        List<TestPerson> people = parse(text, PeopleFile.class).people();
        List<PersonFinding> findings = new ArrayList<>();
        for (TestPerson person : people) {
            require(person)
                    .forEach(finding -> findings.add(new PersonFinding(
                            (person == null || person.id() == null ? "?" : person.id()) + "." + finding.field(),
                            finding.observed(),
                            finding.expected(),
                            finding.remedy())));
        }
        if (!findings.isEmpty()) {
            throw new Unreadable(findings);
        }
        return people;
    }

    /** One person, who holds together. */
    public TestPerson readOne(String text) throws Unreadable {
        TestPerson person = parse(text, TestPerson.class);
        List<PersonFinding> findings = require(person);
        if (!findings.isEmpty()) {
            throw new Unreadable(findings);
        }
        return person;
    }

    public String write(TestPerson person) {
        return yaml.writeValueAsString(person);
    }

    public String write(List<TestPerson> people) {
        return yaml.writeValueAsString(new PeopleFile(people));
    }

    private List<PersonFinding> require(@Nullable TestPerson person) {
        return person == null
                ? List.of(new PersonFinding("people", "an empty entry", "a person", "Remove the entry."))
                : check.examine(person);
    }

    private <T> T parse(String text, Class<T> type) throws Unreadable {
        if (text.length() > LONGEST) {
            throw new Unreadable(List.of(new PersonFinding(
                    "text", text.length() + " characters", "at most " + LONGEST, "Divide it into several files.")));
        }
        try {
            return Objects.requireNonNullElseGet(yaml.readValue(text, type), () -> {
                throw new IllegalArgumentException();
            });
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new Unreadable(List.of(new PersonFinding(
                    "text",
                    line + firstLine(String.valueOf(e.getOriginalMessage())),
                    "the fields of a test person, as docs/cards.md lists them",
                    "Correct the text; nothing was changed.")));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(List.of(new PersonFinding(
                    "text", "nothing", "YAML or JSON of a test person", "Write the person's fields.")));
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("not readable");
    }
}
