package se.sakeratkomst.certify.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repository that a coverage test reads: its documents, and which tests name which rule. */
final class Repository {
    private static final Pattern RULE = Pattern.compile("\\b(?:SC|SAMBI|SWEB|INERA|GEN)-\\d{3}\\b");

    private final Path root;

    private Repository(Path root) {
        this.root = root;
    }

    static Repository here() {
        return new Repository(Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .filter(folder -> Files.isDirectory(folder.resolve("features/src/main/resources")))
                .findFirst()
                .orElseThrow());
    }

    Path document(String name) {
        return root.resolve("docs").resolve(name);
    }

    /** The test classes of all modules but this one that name a rule, by rule. */
    Map<String, Set<String>> tests() {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (Path source : testSources()) {
            String name = source.getFileName().toString().replace(".java", "");
            Matcher rules = RULE.matcher(text(source));
            while (rules.find()) {
                tests.computeIfAbsent(rules.group(), rule -> new TreeSet<>()).add(name);
            }
        }
        return tests;
    }

    /** Whether a test class of that name has a method of that name. */
    boolean has(String test) {
        String[] parts = test.split("\\.");
        return testSources().stream()
                .filter(source -> source.getFileName().toString().equals(parts[0] + ".java"))
                .map(Repository::text)
                .anyMatch(source -> source.contains("void " + parts[1] + "("));
    }

    private List<Path> testSources() {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .filter(folder -> !folder.startsWith(root.resolve("features")))
                    .sorted()
                    .flatMap(Repository::javaFiles)
                    .filter(source -> source.getFileName().toString().matches(".*(Test|IT)\\.java"))
                    .filter(source -> !source.endsWith("CoverageTest.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
