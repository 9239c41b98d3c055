package se.sakeratkomst.ehm.check.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the patient, or of an animal's owner.
 *
 * @param populationStatus what the population register answers
 * @param dosePatient whether there is an active dose consent
 * @param doseBasisVersion version of the stored dose basis
 * @param doseActor the pharmacy actor that produces the doses
 * @param registerConsent consent to the register in the version 17 services; null when it is not asked for
 * @param organisationNumber of an animal's owner that is an organisation
 */
public record PatientFacts(
        @Nullable String personnummer,
        @Nullable LocalDate birthDate,
        PopulationStatus populationStatus,
        boolean dosePatient,
        @Nullable Integer doseBasisVersion,
        @Nullable String doseActor,
        @Nullable Boolean registerConsent,
        @Nullable String organisationNumber) {

    /** One with nothing said yet. */
    public static Builder of() {
        return new Builder();
    }

    /** This one with some of it changed. */
    public Builder change() {
        Builder builder = new Builder();
        builder.personnummer = personnummer;
        builder.birthDate = birthDate;
        builder.populationStatus = populationStatus;
        builder.dosePatient = dosePatient;
        builder.doseBasisVersion = doseBasisVersion;
        builder.doseActor = doseActor;
        builder.registerConsent = registerConsent;
        builder.organisationNumber = organisationNumber;
        return builder;
    }

    /** Says what a PatientFacts holds, one fact at a time. */
    public static final class Builder {

        private @Nullable String personnummer;
        private @Nullable LocalDate birthDate;
        private PopulationStatus populationStatus = PopulationStatus.FOUND;
        private boolean dosePatient;
        private @Nullable Integer doseBasisVersion;
        private @Nullable String doseActor;
        private @Nullable Boolean registerConsent;
        private @Nullable String organisationNumber;

        private Builder() {}

        public Builder personnummer(@Nullable String value) {
            this.personnummer = value;
            return this;
        }

        public Builder birthDate(@Nullable LocalDate value) {
            this.birthDate = value;
            return this;
        }

        public Builder populationStatus(PopulationStatus value) {
            this.populationStatus = value;
            return this;
        }

        public Builder dosePatient(boolean value) {
            this.dosePatient = value;
            return this;
        }

        public Builder doseBasisVersion(@Nullable Integer value) {
            this.doseBasisVersion = value;
            return this;
        }

        public Builder doseActor(@Nullable String value) {
            this.doseActor = value;
            return this;
        }

        public Builder registerConsent(@Nullable Boolean value) {
            this.registerConsent = value;
            return this;
        }

        public Builder organisationNumber(@Nullable String value) {
            this.organisationNumber = value;
            return this;
        }

        public PatientFacts build() {
            return new PatientFacts(
                    personnummer,
                    birthDate,
                    populationStatus,
                    dosePatient,
                    doseBasisVersion,
                    doseActor,
                    registerConsent,
                    organisationNumber);
        }
    }
}
