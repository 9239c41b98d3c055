package se.sakeratkomst.ehm.nll;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;

/**
 * What is left of a prescription: what was prescribed less all that was dispensed. It is counted in packages, so that a part of an uttag
 * may be dispensed now and the rest later; the deducted quantity counts where the pharmacy states one.
 *
 * @see "VR011 to VR013; nll-fhir.md 4"
 */
record Uttag(BigDecimal packagesLeft, BigDecimal packagesEach, boolean counted) {

    /** A prescription for dose dispensing has no number of dispenses. */
    static Uttag of(PrescriptionView prescription, List<DispenseView> dispenses) {
        BigDecimal each = BigDecimal.valueOf(prescription.packages().orElse(1));
        if (prescription.dosePackaging()
                || prescription.numberOfDispensesAllowed().isEmpty()) {
            return new Uttag(BigDecimal.ZERO, each, false);
        }
        BigDecimal used =
                dispenses.stream().map(dispense -> used(dispense, each)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Uttag(
                each.multiply(BigDecimal.valueOf(
                                prescription.numberOfDispensesAllowed().getAsInt()))
                        .subtract(used),
                each,
                true);
    }

    /** Packages that a dispense takes of the prescription. */
    static BigDecimal used(DispenseView dispense, BigDecimal each) {
        return dispense.deductedQuantity()
                .orElseGet(() -> dispense.packagesDispensed().isPresent()
                        ? BigDecimal.valueOf(dispense.packagesDispensed().getAsInt())
                        : each);
    }

    boolean none() {
        return counted && packagesLeft.signum() <= 0;
    }

    boolean covers(DispenseView dispense) {
        return !counted || used(dispense, packagesEach).compareTo(packagesLeft) <= 0;
    }

    /** Dispenses left, a begun one counted. */
    int left() {
        return Math.max(
                0, packagesLeft.divide(packagesEach, 0, RoundingMode.CEILING).intValue());
    }
}
