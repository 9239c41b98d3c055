package se.sakeratkomst.ehm.check.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.PrescriptionContent;

/**
 * How much is prescribed, is one dispense, and remains: the business rules VR011 to VR013, with the codes of what keeps them from being
 * reckoned.
 *
 * @see "nll-fhir.md 4"
 */
public final class Amounts {

    private static final String PRESCRIPTION = "MedicationRequest";

    private final Articles articles;

    public Amounts(Articles articles) {
        this.articles = articles;
    }

    /** VR011: packages of each dispense × what a package holds × dispenses, of the first version; not for doses. */
    public Optional<BigDecimal> prescribed(@Nullable PrescriptionContent first) {
        if (first == null || first.dose() || first.dispensesAllowed() == null) {
            return Optional.empty();
        }
        BigDecimal dispenses = BigDecimal.valueOf(first.dispensesAllowed());
        return perDispense(first).map(each -> each.multiply(dispenses));
    }

    /** VR012: packages × what a package holds. */
    public Optional<BigDecimal> perDispense(PrescriptionContent content) {
        Integer packages = content.packages();
        return packages == null
                ? Optional.empty()
                : article(content.article()).flatMap(each -> each.amountOf(packages));
    }

    /** VR013: what is prescribed less every dispense and correction of one. */
    public Optional<BigDecimal> remaining(@Nullable PrescriptionContent first, List<BigDecimal> dispensed) {
        return prescribed(first).map(all -> all.subtract(dispensed.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    /**
     * What keeps VR011 to VR013 from being reckoned; none for doses.
     *
     * @param first the prescription's first version, or null when it cannot be found
     */
    public List<FormatFinding> obstacles(@Nullable PrescriptionContent first) {
        List<FormatFinding> findings = new ArrayList<>();
        if (first == null) {
            findings.add(finding(
                    "VR011",
                    "2-25-125",
                    "Förskrivningens första version saknas",
                    "The prescription's first version is missing",
                    PRESCRIPTION));
            return List.copyOf(findings);
        }
        if (first.dose()) {
            return List.of();
        }
        if (first.packages() == null) {
            findings.add(finding(
                    "VR012",
                    "2-25-49",
                    "Antal förpackningar saknas",
                    "The number of packages is missing",
                    PRESCRIPTION + ".dispenseRequest"));
        }
        if (first.dispensesAllowed() == null) {
            findings.add(finding(
                    "VR011",
                    "2-25-50",
                    "Antal uttag saknas",
                    "The number of dispenses is missing",
                    PRESCRIPTION + ".dispenseRequest"));
        }
        Optional<Article> article = article(first.article());
        if (article.isEmpty()) {
            findings.add(finding(
                    "VR011",
                    "2-25-182",
                    "Artikelns id finns inte i artikelregistret",
                    "The article's id is not in the article register",
                    PRESCRIPTION + ".medication"));
        } else if (article.get().amount() == null) {
            findings.add(finding(
                    "VR012",
                    "2-25-53",
                    "Artikelregistret saknar förpackningens mängd",
                    "The article register does not know what the package holds",
                    PRESCRIPTION + ".medication"));
        }
        return List.copyOf(findings);
    }

    private Optional<Article> article(ArticleRef ref) {
        return articles.find(ref.nplId(), ref.nplPackId(), ref.varunr());
    }

    private static FormatFinding finding(String rule, String code, String sv, String en, String expression) {
        return new FormatFinding(rule, code, sv, en, en, expression);
    }
}
