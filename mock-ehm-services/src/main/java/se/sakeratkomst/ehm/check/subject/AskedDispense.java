package se.sakeratkomst.ehm.check.subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a dispatch: a dispense of a registered prescription, or of one on paper.
 *
 * @param expression FHIRPath of the resource, for the answer
 * @param row row inside the dispatch
 * @param dispatchId expeditions-id
 * @param article what is dispensed
 * @param exchanged whether another article than the prescribed is dispensed; null when nothing is said
 * @param exchangeRefused whether pharmacist or patient refuse exchange
 * @param deductedQuantity avräknad mängd
 * @param dispensedOn null counts as today
 * @param basisVersion the version of the prescription that was read
 * @param doseBasisApproved whether the dose basis is approved; null when it is no dose
 * @param comment the pharmacist's comment
 * @param paper what the paper says; null for a registered prescription
 * @param stored the registered prescription; null for one on paper
 */
public record AskedDispense(
        String expression,
        @Nullable BigDecimal row,
        @Nullable String dispatchId,
        ArticleRef article,
        @Nullable BenefitChoice benefit,
        @Nullable Boolean exchanged,
        boolean exchangeRefused,
        @Nullable Integer packages,
        @Nullable BigDecimal deductedQuantity,
        @Nullable LocalDate dispensedOn,
        @Nullable Integer basisVersion,
        @Nullable Boolean doseBasisApproved,
        @Nullable String comment,
        @Nullable PrescriptionContent paper,
        @Nullable StoredPrescription stored) {

    /** One with nothing said yet. */
    public static Builder of() {
        return new Builder();
    }

    /** This one with some of it changed. */
    public Builder change() {
        Builder builder = new Builder();
        builder.expression = expression;
        builder.row = row;
        builder.dispatchId = dispatchId;
        builder.article = article;
        builder.benefit = benefit;
        builder.exchanged = exchanged;
        builder.exchangeRefused = exchangeRefused;
        builder.packages = packages;
        builder.deductedQuantity = deductedQuantity;
        builder.dispensedOn = dispensedOn;
        builder.basisVersion = basisVersion;
        builder.doseBasisApproved = doseBasisApproved;
        builder.comment = comment;
        builder.paper = paper;
        builder.stored = stored;
        return builder;
    }

    /** Says what a AskedDispense holds, one fact at a time. */
    public static final class Builder {

        private String expression = "MedicationDispense";
        private @Nullable BigDecimal row;
        private @Nullable String dispatchId;
        private ArticleRef article = ArticleRef.NONE;
        private @Nullable BenefitChoice benefit;
        private @Nullable Boolean exchanged;
        private boolean exchangeRefused;
        private @Nullable Integer packages;
        private @Nullable BigDecimal deductedQuantity;
        private @Nullable LocalDate dispensedOn;
        private @Nullable Integer basisVersion;
        private @Nullable Boolean doseBasisApproved;
        private @Nullable String comment;
        private @Nullable PrescriptionContent paper;
        private @Nullable StoredPrescription stored;

        private Builder() {}

        public Builder expression(String value) {
            this.expression = value;
            return this;
        }

        public Builder row(@Nullable BigDecimal value) {
            this.row = value;
            return this;
        }

        public Builder dispatchId(@Nullable String value) {
            this.dispatchId = value;
            return this;
        }

        public Builder article(ArticleRef value) {
            this.article = value;
            return this;
        }

        public Builder benefit(@Nullable BenefitChoice value) {
            this.benefit = value;
            return this;
        }

        public Builder exchanged(@Nullable Boolean value) {
            this.exchanged = value;
            return this;
        }

        public Builder exchangeRefused(boolean value) {
            this.exchangeRefused = value;
            return this;
        }

        public Builder packages(@Nullable Integer value) {
            this.packages = value;
            return this;
        }

        public Builder deductedQuantity(@Nullable BigDecimal value) {
            this.deductedQuantity = value;
            return this;
        }

        public Builder dispensedOn(@Nullable LocalDate value) {
            this.dispensedOn = value;
            return this;
        }

        public Builder basisVersion(@Nullable Integer value) {
            this.basisVersion = value;
            return this;
        }

        public Builder doseBasisApproved(@Nullable Boolean value) {
            this.doseBasisApproved = value;
            return this;
        }

        public Builder comment(@Nullable String value) {
            this.comment = value;
            return this;
        }

        public Builder paper(@Nullable PrescriptionContent value) {
            this.paper = value;
            return this;
        }

        public Builder stored(@Nullable StoredPrescription value) {
            this.stored = value;
            return this;
        }

        public AskedDispense build() {
            return new AskedDispense(
                    expression,
                    row,
                    dispatchId,
                    article,
                    benefit,
                    exchanged,
                    exchangeRefused,
                    packages,
                    deductedQuantity,
                    dispensedOn,
                    basisVersion,
                    doseBasisApproved,
                    comment,
                    paper,
                    stored);
        }
    }
}
