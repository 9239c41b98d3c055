package se.sakeratkomst.ehm.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which operations the sandbox offers, and to which roles: {@code version17/offered.txt}. */
public final class Offers {

    private static final String SOURCE = "/version17/offered.txt";

    private final Map<String, List<String>> roles;

    private Offers(Map<String, List<String>> roles) {
        this.roles = roles;
    }

    /** Reads the sandbox's own table. */
    static Offers load() {
        try (InputStream source = Offers.class.getResourceAsStream(SOURCE)) {
            if (source == null) {
                throw new IllegalStateException(SOURCE + " is missing from the jar");
            }
            Map<String, List<String>> roles = new LinkedHashMap<>();
            new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] words = line.split(" ");
                        roles.put(words[0], List.of(words[1].split(",")));
                    });
            return new Offers(Map.copyOf(roles));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The roles that may call it; empty where it is not offered. */
    Optional<List<String>> rolesOf(String operation) {
        return Optional.ofNullable(roles.get(operation));
    }

    /** All that are offered. */
    public java.util.Set<String> names() {
        return roles.keySet();
    }
}
