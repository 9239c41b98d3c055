package se.sakeratkomst.certify.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A flaw of the reference vendor, and the scenarios that it is declared to make fail.
 *
 * @param flaw the switch, as the reference vendor names it
 * @param disables the check that the switch disables, in words
 * @param primary scenarios about that very check, by id
 * @param consequential scenarios that fail as a consequence, by id, each with the reason
 * @param undecided federations, or tags of scenarios, in which the flaw keeps cases from being judged, each with the reason: nobody
 *     can log in there, or nothing that the cases wait for comes
 */
public record Flaw(
        String flaw,
        String disables,
        List<String> primary,
        Map<String, String> consequential,
        Map<String, String> undecided) {
    public Flaw {
        primary = List.copyOf(primary == null ? List.of() : primary);
        consequential = new LinkedHashMap<>(consequential == null ? Map.of() : consequential);
        undecided = new LinkedHashMap<>(undecided == null ? Map.of() : undecided);
    }

    /** Everything that must fail with the flaw, and nothing else may. */
    public Set<String> expectedFailures() {
        Set<String> all = new LinkedHashSet<>(primary);
        all.addAll(consequential.keySet());
        return all;
    }

    /** All declared flaws; {@code flaws/index.txt} lists the files. */
    public static List<Flaw> all() {
        YAMLMapper yaml = new YAMLMapper();
        List<Flaw> flaws = new ArrayList<>();
        for (String file :
                text("/flaws/index.txt").lines().filter(line -> !line.isBlank()).toList()) {
            flaws.add(yaml.readValue(text("/flaws/" + file.strip()), Flaw.class));
        }
        return flaws;
    }

    private static String text(String resource) {
        try (InputStream in = Flaw.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the suite");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("read " + resource, e);
        }
    }
}
