package se.sakeratkomst.ehm.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.rule.AffCheck;
import se.sakeratkomst.ehm.check.rule.AllChecks;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The control table as data, {@code aff-checks.yaml}.
 *
 * @see "ehm.md 4"
 */
public record AffTable(List<AffRow> rows) {

    /** Which setting names the file. */
    public static final String SETTING = "sandbox.ehm.registers.aff-checks";

    private static final String OWN = "/aff-checks.yaml";

    public AffTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it is no such file, or names a code that no check has
     */
    public static AffTable read(@Nullable Path file) {
        String source = file == null ? OWN : file.toString();
        try (InputStream yaml = file == null ? AffTable.class.getResourceAsStream(OWN) : Files.newInputStream(file)) {
            AffTable table = new AffTable(YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml, new TypeReference<List<AffRow>>() {}));
            table.requireKnownCodes(source);
            return table;
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "Read the control table from " + source + ": observed " + e.getOriginalMessage()
                            + "; expected the members of aff-checks.yaml in mock-ehm-services. Correct the file that "
                            + SETTING
                            + " names.",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Read the control table from " + source + ": observed that it cannot be read; expected a YAML file."
                            + " Correct " + SETTING + ".",
                    e);
        }
    }

    private void requireKnownCodes(String source) {
        Set<String> known = AllChecks.list().stream().map(AffCheck::code).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (AffRow row : rows) {
            if (!known.contains(row.code()) || !seen.add(row.code())) {
                throw new IllegalStateException("Read the control table from " + source + ": observed code "
                        + row.code()
                        + (known.contains(row.code()) ? " twice" : ", for which there is no check")
                        + "; expected each code of docs/aff-checks.md at most once. Correct the file that " + SETTING
                        + " names.");
            }
        }
    }

    /** Without the rows that only the services of version 17 can meet. */
    public AffTable overFhir() {
        return new AffTable(
                rows.stream().filter(row -> row.reach() == Reach.BOTH).toList());
    }

    public Optional<AffRow> row(String code) {
        return rows.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
