package se.sakeratkomst.ehm;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Files of your own instead of the sandbox's registers, prefix {@code sandbox.ehm.registers}.
 *
 * @param articles see registers/articles.csv
 * @param prescribers see registers/prescribers.csv
 * @param workplaces see registers/workplaces.csv
 * @param pharmacies see registers/pharmacies.csv
 * @param relations see registers/relations.csv
 * @param affChecks see aff-checks.yaml
 * @param affChecksAnimals see aff-checks-animals.yaml
 */
@ConfigurationProperties("sandbox.ehm.registers")
record RegisterFiles(
        @Nullable Path articles,
        @Nullable Path prescribers,
        @Nullable Path workplaces,
        @Nullable Path pharmacies,
        @Nullable Path relations,
        @Nullable Path affChecks,
        @Nullable Path affChecksAnimals) {}
