package se.sakeratkomst.ehm.check.subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A prescription as it is stored before the call.
 *
 * @param storedOn the day on which it came to be in its status
 * @param dispensed how many dispenses were made
 * @param dispensedQuantity how much they were in all, in the article's unit
 * @param nextBenefitOn from when the next dispense with benefit may be made
 */
public record StoredPrescription(
        String id,
        int version,
        PrescriptionStatus status,
        LocalDate storedOn,
        PrescriptionContent content,
        int dispensed,
        BigDecimal dispensedQuantity,
        @Nullable LocalDate lastDispensedOn,
        @Nullable LocalDate nextBenefitOn) {

    /** One with nothing said yet. */
    public static Builder of() {
        return new Builder();
    }

    /** This one with some of it changed. */
    public Builder change() {
        Builder builder = new Builder();
        builder.id = id;
        builder.version = version;
        builder.status = status;
        builder.storedOn = storedOn;
        builder.content = content;
        builder.dispensed = dispensed;
        builder.dispensedQuantity = dispensedQuantity;
        builder.lastDispensedOn = lastDispensedOn;
        builder.nextBenefitOn = nextBenefitOn;
        return builder;
    }

    /** Says what a StoredPrescription holds, one fact at a time. */
    public static final class Builder {

        private String id = "";
        private int version = 1;
        private PrescriptionStatus status = PrescriptionStatus.NEW;
        private LocalDate storedOn = LocalDate.MIN;
        private PrescriptionContent content = PrescriptionContent.of().build();
        private int dispensed;
        private BigDecimal dispensedQuantity = BigDecimal.ZERO;
        private @Nullable LocalDate lastDispensedOn;
        private @Nullable LocalDate nextBenefitOn;

        private Builder() {}

        public Builder id(String value) {
            this.id = value;
            return this;
        }

        public Builder version(int value) {
            this.version = value;
            return this;
        }

        public Builder status(PrescriptionStatus value) {
            this.status = value;
            return this;
        }

        public Builder storedOn(LocalDate value) {
            this.storedOn = value;
            return this;
        }

        public Builder content(PrescriptionContent value) {
            this.content = value;
            return this;
        }

        public Builder dispensed(int value) {
            this.dispensed = value;
            return this;
        }

        public Builder dispensedQuantity(BigDecimal value) {
            this.dispensedQuantity = value;
            return this;
        }

        public Builder lastDispensedOn(@Nullable LocalDate value) {
            this.lastDispensedOn = value;
            return this;
        }

        public Builder nextBenefitOn(@Nullable LocalDate value) {
            this.nextBenefitOn = value;
            return this;
        }

        public StoredPrescription build() {
            return new StoredPrescription(
                    id,
                    version,
                    status,
                    storedOn,
                    content,
                    dispensed,
                    dispensedQuantity,
                    lastDispensedOn,
                    nextBenefitOn);
        }
    }
}
