package se.sakeratkomst.ehm.animal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The prescriptions for animals that a lab begins with, {@code animals/prescriptions.yaml}. */
final class SeededAnimals {

    private static final String FILE = "/animals/prescriptions.yaml";

    /** A prescription that a lab begins with, and whether its owner has consented. */
    record Seeded(String key, boolean consent, AnimalPrescription content) {}

    record Entry(
            String key,
            boolean consent,
            String originalId,
            int issuedDaysAgo,
            Veterinarian veterinarian,
            AnimalOwner owner,
            Animal animal,
            @Nullable String receivingPharmacy,
            String nplId,
            String nplPackId,
            int packages,
            int dispensesAllowed,
            String dosage,
            String purpose,
            @Nullable Integer withdrawalDays) {

        Seeded on(LocalDate today) {
            LocalDate issued = today.minusDays(issuedDaysAgo);
            return new Seeded(
                    key,
                    consent,
                    new AnimalPrescription(
                            originalId,
                            1,
                            veterinarian,
                            owner,
                            animal,
                            receivingPharmacy,
                            issued,
                            issued.plusYears(1),
                            new ArticleRef(nplId, nplPackId, null),
                            packages,
                            dispensesAllowed,
                            dosage,
                            purpose,
                            withdrawalDays));
        }
    }

    private @Nullable List<Entry> entries;

    /** Dated so that they are right today. */
    synchronized List<Seeded> of(LocalDate today) {
        List<Entry> known = entries;
        if (known == null) {
            known = read();
            entries = known;
        }
        return known.stream().map(each -> each.on(today)).toList();
    }

    private static List<Entry> read() {
        try (InputStream yaml = SeededAnimals.class.getResourceAsStream(FILE)) {
            return YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml, new TypeReference<List<Entry>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }
}
