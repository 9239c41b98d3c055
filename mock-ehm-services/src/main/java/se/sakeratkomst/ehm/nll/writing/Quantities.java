package se.sakeratkomst.ehm.nll.writing;

import java.math.BigDecimal;
import java.util.Optional;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.nll.view.ArticleView;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;

/**
 * How much a prescription lets have at a time and how much a dispense takes of it, in the unit of the prescribed article (tablets, ml, doses); in
 * packages where the register does not know what the prescribed package holds.
 *
 * @see "nll-fhir.md 1.5, 4: VR011 to VR013"
 */
public final class Quantities {

    private final Articles articles;

    public Quantities(Articles articles) {
        this.articles = articles;
    }

    /** What one dispense was prescribed to be. */
    public BigDecimal each(PrescriptionView prescription) {
        BigDecimal packages = BigDecimal.valueOf(prescription.packages().orElse(1));
        return amount(prescription.article()).map(packages::multiply).orElse(packages);
    }

    /** The deducted quantity where it is stated, else that of the packages, else all of one dispense. */
    public BigDecimal dispensed(DispenseView dispense, PrescriptionView prescription) {
        Optional<BigDecimal> prescribed = amount(prescription.article());
        if (prescribed.isPresent() && dispense.deductedQuantity().isPresent()) {
            return dispense.deductedQuantity().get();
        }
        if (dispense.packagesDispensed().isEmpty()) {
            return each(prescription);
        }
        BigDecimal packages = BigDecimal.valueOf(dispense.packagesDispensed().getAsInt());
        return prescribed
                .map(amount -> amount(dispense.article()).orElse(amount))
                .map(packages::multiply)
                .orElse(packages);
    }

    private Optional<BigDecimal> amount(ArticleView view) {
        return articles.find(
                        view.nplId().orElse(null),
                        view.nplPackId().orElse(null),
                        view.varunr().orElse(null))
                .map(Article::amount)
                .filter(amount -> amount.signum() > 0);
    }
}
