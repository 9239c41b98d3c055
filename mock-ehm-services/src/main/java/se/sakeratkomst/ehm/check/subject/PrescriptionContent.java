package se.sakeratkomst.ehm.check.subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a prescription says, in the words of its fields, whatever carried it: FHIR, a SOAP service or paper.
 *
 * @param originalId originalordinationens id
 * @param rowId radnummer under that id
 * @param dose whether it is to be dose-dispensed
 * @param issuedOn day of issue; null counts as today
 * @param lastValidOn sista giltighetsdag
 * @param startOn first day of use
 * @param endOn last day of use
 * @param firstDispenseBefore the first dispense must be made before this day
 * @param dosage the text of the dosage
 * @param treatmentReason behandlingsändamål
 * @param basis what it was registered from
 * @param originalFormat number of the original's format in the version 17 services
 * @param testMark testindikator of the version 17 services: 1 real, 2 test, 3 education
 * @param exchangeForbidden whether the prescriber forbids exchange; null when nothing is said
 * @param packages packages of each dispense
 * @param dispensesAllowed number of dispenses in all
 * @param ordinationType B, S or D of the version 17 services
 * @param schedule whether the dosage is a schedule by date
 * @param dailyDose highest dose of a day
 * @param weeklyDose highest dose of a week
 * @param interval shortest time between two dispenses
 * @param receivingPharmacy GLN of the pharmacy it is addressed to
 * @param country code of the country it was issued in, when that is not Sweden
 * @param animal what it is for; null for a person
 */
public record PrescriptionContent(
        @Nullable String originalId,
        int rowId,
        boolean dose,
        ArticleRef article,
        PrescriberRef prescriber,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate lastValidOn,
        @Nullable LocalDate startOn,
        @Nullable LocalDate endOn,
        @Nullable LocalDate firstDispenseBefore,
        @Nullable String dosage,
        @Nullable String treatmentReason,
        Basis basis,
        @Nullable Integer originalFormat,
        @Nullable Integer testMark,
        @Nullable BenefitChoice benefit,
        @Nullable Boolean exchangeForbidden,
        @Nullable Integer packages,
        @Nullable Integer dispensesAllowed,
        @Nullable String ordinationType,
        boolean schedule,
        @Nullable BigDecimal dailyDose,
        @Nullable BigDecimal weeklyDose,
        @Nullable Interval interval,
        @Nullable String receivingPharmacy,
        @Nullable String country,
        @Nullable AnimalFacts animal) {

    /** Whether it was issued in another country. */
    public boolean foreign() {
        return basis == Basis.EEA || country != null;
    }

    /** One with nothing said yet. */
    public static Builder of() {
        return new Builder();
    }

    /** This one with some of it changed. */
    public Builder change() {
        Builder builder = new Builder();
        builder.originalId = originalId;
        builder.rowId = rowId;
        builder.dose = dose;
        builder.article = article;
        builder.prescriber = prescriber;
        builder.issuedOn = issuedOn;
        builder.lastValidOn = lastValidOn;
        builder.startOn = startOn;
        builder.endOn = endOn;
        builder.firstDispenseBefore = firstDispenseBefore;
        builder.dosage = dosage;
        builder.treatmentReason = treatmentReason;
        builder.basis = basis;
        builder.originalFormat = originalFormat;
        builder.testMark = testMark;
        builder.benefit = benefit;
        builder.exchangeForbidden = exchangeForbidden;
        builder.packages = packages;
        builder.dispensesAllowed = dispensesAllowed;
        builder.ordinationType = ordinationType;
        builder.schedule = schedule;
        builder.dailyDose = dailyDose;
        builder.weeklyDose = weeklyDose;
        builder.interval = interval;
        builder.receivingPharmacy = receivingPharmacy;
        builder.country = country;
        builder.animal = animal;
        return builder;
    }

    /** Says what a PrescriptionContent holds, one fact at a time. */
    public static final class Builder {

        private @Nullable String originalId;
        private int rowId = 1;
        private boolean dose;
        private ArticleRef article = ArticleRef.NONE;
        private PrescriberRef prescriber = PrescriberRef.NONE;
        private @Nullable LocalDate issuedOn;
        private @Nullable LocalDate lastValidOn;
        private @Nullable LocalDate startOn;
        private @Nullable LocalDate endOn;
        private @Nullable LocalDate firstDispenseBefore;
        private @Nullable String dosage;
        private @Nullable String treatmentReason;
        private Basis basis = Basis.ELECTRONIC;
        private @Nullable Integer originalFormat;
        private @Nullable Integer testMark;
        private @Nullable BenefitChoice benefit;
        private @Nullable Boolean exchangeForbidden;
        private @Nullable Integer packages;
        private @Nullable Integer dispensesAllowed;
        private @Nullable String ordinationType;
        private boolean schedule;
        private @Nullable BigDecimal dailyDose;
        private @Nullable BigDecimal weeklyDose;
        private @Nullable Interval interval;
        private @Nullable String receivingPharmacy;
        private @Nullable String country;
        private @Nullable AnimalFacts animal;

        private Builder() {}

        public Builder originalId(@Nullable String value) {
            this.originalId = value;
            return this;
        }

        public Builder rowId(int value) {
            this.rowId = value;
            return this;
        }

        public Builder dose(boolean value) {
            this.dose = value;
            return this;
        }

        public Builder article(ArticleRef value) {
            this.article = value;
            return this;
        }

        public Builder prescriber(PrescriberRef value) {
            this.prescriber = value;
            return this;
        }

        public Builder issuedOn(@Nullable LocalDate value) {
            this.issuedOn = value;
            return this;
        }

        public Builder lastValidOn(@Nullable LocalDate value) {
            this.lastValidOn = value;
            return this;
        }

        public Builder startOn(@Nullable LocalDate value) {
            this.startOn = value;
            return this;
        }

        public Builder endOn(@Nullable LocalDate value) {
            this.endOn = value;
            return this;
        }

        public Builder firstDispenseBefore(@Nullable LocalDate value) {
            this.firstDispenseBefore = value;
            return this;
        }

        public Builder dosage(@Nullable String value) {
            this.dosage = value;
            return this;
        }

        public Builder treatmentReason(@Nullable String value) {
            this.treatmentReason = value;
            return this;
        }

        public Builder basis(Basis value) {
            this.basis = value;
            return this;
        }

        public Builder originalFormat(@Nullable Integer value) {
            this.originalFormat = value;
            return this;
        }

        public Builder testMark(@Nullable Integer value) {
            this.testMark = value;
            return this;
        }

        public Builder benefit(@Nullable BenefitChoice value) {
            this.benefit = value;
            return this;
        }

        public Builder exchangeForbidden(@Nullable Boolean value) {
            this.exchangeForbidden = value;
            return this;
        }

        public Builder packages(@Nullable Integer value) {
            this.packages = value;
            return this;
        }

        public Builder dispensesAllowed(@Nullable Integer value) {
            this.dispensesAllowed = value;
            return this;
        }

        public Builder ordinationType(@Nullable String value) {
            this.ordinationType = value;
            return this;
        }

        public Builder schedule(boolean value) {
            this.schedule = value;
            return this;
        }

        public Builder dailyDose(@Nullable BigDecimal value) {
            this.dailyDose = value;
            return this;
        }

        public Builder weeklyDose(@Nullable BigDecimal value) {
            this.weeklyDose = value;
            return this;
        }

        public Builder interval(@Nullable Interval value) {
            this.interval = value;
            return this;
        }

        public Builder receivingPharmacy(@Nullable String value) {
            this.receivingPharmacy = value;
            return this;
        }

        public Builder country(@Nullable String value) {
            this.country = value;
            return this;
        }

        public Builder animal(@Nullable AnimalFacts value) {
            this.animal = value;
            return this;
        }

        public PrescriptionContent build() {
            return new PrescriptionContent(
                    originalId,
                    rowId,
                    dose,
                    article,
                    prescriber,
                    issuedOn,
                    lastValidOn,
                    startOn,
                    endOn,
                    firstDispenseBefore,
                    dosage,
                    treatmentReason,
                    basis,
                    originalFormat,
                    testMark,
                    benefit,
                    exchangeForbidden,
                    packages,
                    dispensesAllowed,
                    ordinationType,
                    schedule,
                    dailyDose,
                    weeklyDose,
                    interval,
                    receivingPharmacy,
                    country,
                    animal);
        }
    }
}
