package se.sakeratkomst.ehm.animal;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.subject.ArticleRef;
import se.sakeratkomst.ehm.check.subject.BenefitChoice;

/**
 * A row of a dispatch to an animal's owner.
 *
 * @param prescriptionId what is dispensed
 * @param basisVersion the version of it that was read
 * @param row row inside the dispatch
 * @param last whether nothing more is to be dispensed of it (slutexpedierad)
 * @param comment the pharmacist's, needed where the control table warns
 */
public record AnimalDispense(
        String prescriptionId,
        int basisVersion,
        int row,
        ArticleRef article,
        int packages,
        @Nullable BenefitChoice benefit,
        boolean last,
        @Nullable String comment) {}
