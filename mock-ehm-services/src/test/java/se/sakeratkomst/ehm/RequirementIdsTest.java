package se.sakeratkomst.ehm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue and the service name the same rules. */
class RequirementIdsTest {

    private static final Path CATALOGUE = Path.of("../features/src/main/resources/requirements/ehm-requirements.csv");
    private static final Pattern ID = Pattern.compile("EHM-\\d{3}");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(CATALOGUE);
    }

    private static Set<String> catalogued() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith("ehm,"))
                .map(line -> line.split(",")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                Matcher ids = ID.matcher(text(file));
                while (ids.find()) {
                    used.add(ids.group());
                }
            });
        }
        return used;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyIdThatTheServiceUsesIsCatalogued() throws IOException {
        assertThat(catalogued()).containsAll(used());
    }

    @Test
    void theCatalogueHasTheColumnsOfTheFederationsCatalogueAndEachIdOnce() throws IOException {
        assertThat(lines().get(0)).isEqualTo("federation,id,actor,level,requirement,source,testable_by_sandbox");
        assertThat(catalogued()).hasSize(lines().size() - 1).hasSizeGreaterThan(40);
    }
}
