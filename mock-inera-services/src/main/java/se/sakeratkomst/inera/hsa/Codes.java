package se.sakeratkomst.inera.hsa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What codes are called in HSA's answers. A code without a name is its own name.
 *
 * @param licences name of each licence code
 * @param specialities name of each speciality code
 * @param titles name of each paTitleCode
 * @param prescribingNurses licence codes for which {@code nursePrescriptionRight} is told
 */
record Codes(
        Map<String, String> licences,
        Map<String, String> specialities,
        Map<String, String> titles,
        java.util.List<String> prescribingNurses) {

    Codes {
        licences = licences == null ? Map.of() : Map.copyOf(licences);
        specialities = specialities == null ? Map.of() : Map.copyOf(specialities);
        titles = titles == null ? Map.of() : Map.copyOf(titles);
        prescribingNurses = prescribingNurses == null ? java.util.List.of() : java.util.List.copyOf(prescribingNurses);
    }

    /** @param file instead of the sandbox's own table */
    static Codes read(@Nullable Path file) {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in =
                file == null ? Codes.class.getResourceAsStream("/hsa/codes.yaml") : Files.newInputStream(file)) {
            return yaml.readValue(in, Codes.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "Read HSA's codes from " + file + ": observed " + e.getOriginalMessage()
                            + "; expected licences, specialities, titles and prescribingNurses as in docs/hsa.md. Correct the"
                            + " file that sandbox.inera.hsa.codes names.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Read HSA's codes from " + file, e);
        }
    }

    String licence(String code) {
        return licences.getOrDefault(code, code);
    }

    String speciality(String code) {
        return specialities.getOrDefault(code, code);
    }

    @Nullable
    String title(String code) {
        return titles.get(code);
    }
}
