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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.rule.AffCheck;
import se.sakeratkomst.ehm.check.rule.AllChecks;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The control table as data, {@code aff-checks.yaml}; that for animals {@code aff-checks-animals.yaml}.
 *
 * @see "ehm.md 4"
 */
public record AffTable(List<AffRow> rows) {

    /** Which setting names the file. */
    public static final String SETTING = "sandbox.ehm.registers.aff-checks";

    /** Which setting names the file of the table for animals. */
    public static final String SETTING_FOR_ANIMALS = "sandbox.ehm.registers.aff-checks-animals";

    private static final String OWN = "/aff-checks.yaml";
    private static final String OWN_FOR_ANIMALS = "/aff-checks-animals.yaml";

    public AffTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it is no such file, or names a code that no check has
     */
    public static AffTable read(@Nullable Path file) {
        return read(file, OWN, SETTING, AllChecks.list());
    }

    /**
     * The table that prescriptions for animals are judged by.
     *
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it is no such file, or names a code that no check has
     */
    public static AffTable readForAnimals(@Nullable Path file) {
        return read(
                file,
                OWN_FOR_ANIMALS,
                SETTING_FOR_ANIMALS,
                Stream.concat(AllChecks.list().stream(), AllChecks.ofAnimals().stream())
                        .toList());
    }

    private static AffTable read(@Nullable Path file, String own, String setting, List<AffCheck> checks) {
        String source = file == null ? own : file.toString();
        try (InputStream yaml = file == null ? AffTable.class.getResourceAsStream(own) : Files.newInputStream(file)) {
            AffTable table = new AffTable(YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml, new TypeReference<List<AffRow>>() {}));
            table.requireKnownCodes(source, setting, checks);
            return table;
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "Read the control table from " + source + ": observed " + e.getOriginalMessage()
                            + "; expected the members of aff-checks.yaml in mock-ehm-services. Correct the file that "
                            + setting
                            + " names.",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Read the control table from " + source + ": observed that it cannot be read; expected a YAML file."
                            + " Correct " + setting + ".",
                    e);
        }
    }

    private void requireKnownCodes(String source, String setting, List<AffCheck> checks) {
        Set<String> known = checks.stream().map(AffCheck::code).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (AffRow row : rows) {
            if (!known.contains(row.code()) || !seen.add(row.code())) {
                throw new IllegalStateException("Read the control table from " + source + ": observed code "
                        + row.code()
                        + (known.contains(row.code()) ? " twice" : ", for which there is no check")
                        + "; expected each code of docs/aff-checks.md at most once. Correct the file that " + setting
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
