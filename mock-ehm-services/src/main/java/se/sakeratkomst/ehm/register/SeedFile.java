package se.sakeratkomst.ehm.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Test patients and their lists, as {@code nll/patients.yaml} has them. */
record SeedFile(List<SeedPatient> patients, List<SeedTraveller> withoutPersonnummer) {

    /** Characters; some hundred thousand prescriptions. */
    private static final int LONGEST = 64_000_000;

    SeedFile {
        patients = patients == null ? List.of() : List.copyOf(patients);
        withoutPersonnummer = withoutPersonnummer == null ? List.of() : List.copyOf(withoutPersonnummer);
    }

    /**
     * @param story what there is to see, in Swedish
     * @param suite whether the patient belongs to suites, which put into the list what they need
     */
    record SeedPatient(
            String personnummer,
            String givenName,
            String surname,
            String gender,
            @Nullable Integer deceasedDaysAgo,
            @Nullable Boolean protectedIdentity,
            @Nullable String story,
            @Nullable Boolean suite,
            @Nullable List<PlannedPrescription> prescriptions,
            @Nullable List<PlannedLock> locks,
            @Nullable List<PlannedPaperDispense> paperDispenses,
            @Nullable List<PlannedConsent> consents) {

        PlannedList list() {
            return new PlannedList(prescriptions, locks, paperDispenses, consents);
        }
    }

    /** Somebody without personnummer: there is no list, only prescriptions that are read by their ids. */
    record SeedTraveller(
            String key,
            String givenName,
            String surname,
            String gender,
            LocalDate birthDate,
            String receivingPharmacy,
            @Nullable String story,
            @Nullable List<PlannedPrescription> prescriptions) {

        Traveller traveller() {
            return new Traveller(key, givenName, surname, gender, birthDate, receivingPharmacy);
        }

        PlannedList list() {
            return new PlannedList(prescriptions, null, null, null);
        }
    }

    /** @param file instead of the sandbox's own patients, or null */
    static SeedFile read(@Nullable Path file) {
        String source = file == null ? "nll/patients.yaml" : file.toString();
        YAMLMapper yaml = YAMLMapper.builder(YAMLFactory.builder()
                        .loadSettings(LoadSettings.builder()
                                .setCodePointLimit(LONGEST)
                                .build())
                        .build())
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in =
                file == null ? SeedFile.class.getResourceAsStream("/nll/patients.yaml") : Files.newInputStream(file)) {
            if (in == null) {
                throw new IllegalStateException(source + " is missing from the jar");
            }
            return yaml.readValue(in, SeedFile.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "Read test patients from " + source + ": observed " + e.getOriginalMessage()
                            + "; expected the members of nll/patients.yaml in mock-ehm-services. Correct the file that"
                            + " sandbox.ehm.patients names.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read test patients from " + source, e);
        }
    }
}
