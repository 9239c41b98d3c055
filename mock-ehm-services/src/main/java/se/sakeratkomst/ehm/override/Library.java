package se.sakeratkomst.ehm.override;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Mappings that are ready to be used, as {@code overrides/library.yaml} has them. */
final class Library {

    /**
     * One of them.
     *
     * @param name to ask for it by
     * @param sv what it does, in Swedish
     * @param en the same in English
     * @param mapping in WireMock's JSON, without id
     */
    record Ready(String name, String sv, String en, Map<String, Object> mapping) {}

    private final List<Ready> all;

    private Library(List<Ready> all) {
        this.all = List.copyOf(all);
    }

    static Library load() {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = Library.class.getResourceAsStream("/overrides/library.yaml")) {
            if (in == null) {
                throw new IllegalStateException("overrides/library.yaml is missing from the jar");
            }
            return new Library(List.of(yaml.readValue(in, Ready[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Ready> all() {
        return all;
    }

    Optional<Ready> byName(String name) {
        return all.stream().filter(ready -> ready.name().equals(name)).findFirst();
    }
}
