package se.sakeratkomst.ehm.check.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks to have stored, changed, ended or cancelled.
 *
 * @param expression FHIRPath of the resource, for the answer
 * @param content what it is to be; for an end or a cancel, what is known of it
 * @param basisVersion the version that the change was made from
 * @param earlierId id of the prescription that this one replaces or renews
 * @param doseBasisVersion the version of the dose basis that was read
 * @param lastDosingDay sista doseringsdag
 * @param latestTreatmentEnd latest day on which the treatment ends
 * @param prescribersOrder whether a pharmacy ends it because the prescriber says so
 */
public record AskedPrescription(
        String expression,
        PrescriptionContent content,
        @Nullable Integer basisVersion,
        @Nullable String earlierId,
        @Nullable Integer doseBasisVersion,
        @Nullable LocalDate lastDosingDay,
        @Nullable LocalDate latestTreatmentEnd,
        boolean prescribersOrder) {

    /** One with nothing said yet. */
    public static Builder of() {
        return new Builder();
    }

    /** This one with some of it changed. */
    public Builder change() {
        Builder builder = new Builder();
        builder.expression = expression;
        builder.content = content;
        builder.basisVersion = basisVersion;
        builder.earlierId = earlierId;
        builder.doseBasisVersion = doseBasisVersion;
        builder.lastDosingDay = lastDosingDay;
        builder.latestTreatmentEnd = latestTreatmentEnd;
        builder.prescribersOrder = prescribersOrder;
        return builder;
    }

    /** Says what a AskedPrescription holds, one fact at a time. */
    public static final class Builder {

        private String expression = "MedicationRequest";
        private PrescriptionContent content = PrescriptionContent.of().build();
        private @Nullable Integer basisVersion;
        private @Nullable String earlierId;
        private @Nullable Integer doseBasisVersion;
        private @Nullable LocalDate lastDosingDay;
        private @Nullable LocalDate latestTreatmentEnd;
        private boolean prescribersOrder;

        private Builder() {}

        public Builder expression(String value) {
            this.expression = value;
            return this;
        }

        public Builder content(PrescriptionContent value) {
            this.content = value;
            return this;
        }

        public Builder basisVersion(@Nullable Integer value) {
            this.basisVersion = value;
            return this;
        }

        public Builder earlierId(@Nullable String value) {
            this.earlierId = value;
            return this;
        }

        public Builder doseBasisVersion(@Nullable Integer value) {
            this.doseBasisVersion = value;
            return this;
        }

        public Builder lastDosingDay(@Nullable LocalDate value) {
            this.lastDosingDay = value;
            return this;
        }

        public Builder latestTreatmentEnd(@Nullable LocalDate value) {
            this.latestTreatmentEnd = value;
            return this;
        }

        public Builder prescribersOrder(boolean value) {
            this.prescribersOrder = value;
            return this;
        }

        public AskedPrescription build() {
            return new AskedPrescription(
                    expression,
                    content,
                    basisVersion,
                    earlierId,
                    doseBasisVersion,
                    lastDosingDay,
                    latestTreatmentEnd,
                    prescribersOrder);
        }
    }
}
