package se.sakeratkomst.ehm.check.subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Article;

/**
 * One prescription or one row of a dispatch, with the questions that checks ask of it.
 *
 * @param asked what is asked of a prescription; null for a row
 * @param dispense the row; null for a prescription
 * @param stored the prescription stored before; null when there is none
 * @param content the prescription: as asked, as stored for a dispense, as on the paper
 */
public record Item(
        Subject subject,
        @Nullable AskedPrescription asked,
        @Nullable AskedDispense dispense,
        @Nullable StoredPrescription stored,
        PrescriptionContent content) {

    public LocalDate today() {
        return subject.today();
    }

    public PatientFacts patient() {
        return subject.patient();
    }

    public Caller caller() {
        return subject.caller();
    }

    public Registers registers() {
        return subject.registers();
    }

    /** FHIRPath of what is asked. */
    public String expression() {
        return asked != null ? asked.expression() : dispense != null ? dispense.expression() : "Bundle";
    }

    /** The row inside the dispatch, when it is one. */
    public @Nullable BigDecimal row() {
        return dispense == null ? null : dispense.row();
    }

    /** How the article is named that this is about: the dispensed, else the prescribed. */
    public ArticleRef articleRef() {
        return dispense == null ? content.article() : dispense.article();
    }

    /** The article that this is about: the dispensed, else the prescribed. */
    public Optional<Article> article() {
        return find(articleRef());
    }

    /** The article that was prescribed. */
    public Optional<Article> prescribed() {
        return find(content.article());
    }

    /** The article that was prescribed, or is dispensed where the prescription names none. */
    public Optional<Article> prescribedOrDispensed() {
        Optional<Article> prescribed = prescribed();
        return prescribed.isPresent() ? prescribed : article();
    }

    public Optional<Article> find(ArticleRef ref) {
        return registers().articles().find(ref.nplId(), ref.nplPackId(), ref.varunr());
    }

    public @Nullable BenefitChoice benefit() {
        return dispense == null ? content.benefit() : dispense.benefit();
    }

    /** The day of issue; today when nothing is said. */
    public LocalDate issuedOn() {
        return content.issuedOn() == null ? today() : content.issuedOn();
    }

    /** The day of the dispense; today when nothing is said. */
    public LocalDate dispensedOn() {
        return dispense == null || dispense.dispensedOn() == null ? today() : dispense.dispensedOn();
    }

    /** Packages that are dispensed, else those of each dispense. */
    public @Nullable Integer packages() {
        return dispense == null ? content.packages() : dispense.packages();
    }

    /** How much is dispensed, in the article's unit: the deducted quantity, else that of the packages. */
    public Optional<BigDecimal> quantity() {
        if (dispense == null) {
            return Optional.empty();
        }
        if (dispense.deductedQuantity() != null) {
            return Optional.of(dispense.deductedQuantity());
        }
        Integer packages = dispense.packages();
        return packages == null ? Optional.empty() : article().flatMap(each -> each.amountOf(packages));
    }

    /** How much one dispense was prescribed to be. */
    public Optional<BigDecimal> prescribedPerDispense() {
        Integer packages = content.packages();
        return packages == null ? Optional.empty() : prescribed().flatMap(each -> each.amountOf(packages));
    }

    /** What remains of the stored prescription; empty for doses and where amounts are not known. */
    public Optional<BigDecimal> remaining() {
        if (stored == null || stored.content().dose()) {
            return Optional.empty();
        }
        Integer packages = stored.content().packages();
        Integer dispenses = stored.content().dispensesAllowed();
        if (packages == null || dispenses == null) {
            return Optional.empty();
        }
        return find(stored.content().article())
                .flatMap(each -> each.amountOf(packages))
                .map(each -> each.multiply(BigDecimal.valueOf(dispenses)).subtract(stored.dispensedQuantity()));
    }
}
