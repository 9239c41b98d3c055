package se.sakeratkomst.kit.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The test persons: the sandbox's own and those of a folder; a person of the folder replaces one of the same id. */
public final class People {

    private record PeopleFile(List<TestPerson> people) {}

    private final Map<String, TestPerson> byId = new LinkedHashMap<>();

    /**
     * @param folder YAML files of more persons, or null
     * @throws IllegalStateException when a file does not parse or a number is not of the test series
     */
    public People(@Nullable Path folder, TestPersonnummer numbers) {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream own = People.class.getResourceAsStream("/people/sandbox.yaml")) {
            if (own == null) {
                throw new IllegalStateException("people/sandbox.yaml is missing from the sandbox kit's jar");
            }
            add(yaml.readValue(own, PeopleFile.class), "people/sandbox.yaml", numbers);
            if (folder != null && Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(f -> f.toString().matches(".*\\.ya?ml"))
                            .sorted()
                            .toList()) {
                        add(read(yaml, file), file.toString(), numbers);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the test persons", e);
        }
    }

    private static PeopleFile read(YAMLMapper yaml, Path file) {
        try {
            return yaml.readValue(file, PeopleFile.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "Read test persons from " + file + ": observed " + e.getOriginalMessage()
                            + "; expected the fields of sandbox-kit's people/sandbox.yaml. Correct or move the file.",
                    e);
        }
    }

    private void add(PeopleFile file, String source, TestPersonnummer numbers) {
        for (TestPerson person : file.people()) {
            numbers.objection(person.personnummer()).ifPresent(objection -> {
                throw new IllegalStateException("Read test persons from " + source + ": observed " + person.id()
                        + " with personnummer " + person.personnummer() + ", " + objection
                        + "; expected a number of Skatteverket's test series. Never put a real person here.");
            });
            byId.put(person.id(), person);
        }
    }

    public List<TestPerson> all() {
        return List.copyOf(byId.values());
    }

    public Optional<TestPerson> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<TestPerson> byPersonnummer(String personnummer) {
        return byId.values().stream()
                .filter(person -> person.personnummer().equals(personnummer))
                .findFirst();
    }

    public Optional<TestPerson> byHsaId(String hsaId) {
        return byId.values().stream()
                .filter(person -> hsaId.equals(person.hsaId()))
                .findFirst();
    }
}
