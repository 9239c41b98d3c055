package se.sakeratkomst.ehm.nll.list;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.article.Article;
import se.sakeratkomst.ehm.pharmacy.Pharmacy;
import se.sakeratkomst.ehm.prescriber.Prescriber;

/**
 * A dispense of a prescription on paper that the sandbox itself puts into a list.
 *
 * @param kind what the paper is, by NLL's code
 * @param country where it was issued, when that is not Sweden
 */
record SeededPaperDispense(
        String id,
        String patientId,
        Article article,
        String kind,
        @Nullable String country,
        int packages,
        LocalDate handedOverOn,
        Pharmacy pharmacy,
        Prescriber prescriber) {}
