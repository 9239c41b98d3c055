package se.sakeratkomst.ehm.nll.writing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import se.sakeratkomst.ehm.nll.view.DispenseView;
import se.sakeratkomst.ehm.nll.view.PrescriptionView;

/**
 * What is left of a prescription: what was prescribed less all that was dispensed, so that a part of an uttag may be dispensed now and the
 * rest later. Packages of interchangeable articles differ in size: as little as the control table's margin is nothing.
 *
 * @param rest in the unit of the prescribed article
 * @param each what one dispense was prescribed to be
 * @param counted false for doses
 * @param margin share of a dispense that is no rest
 * @see "VR011 to VR013; nll-fhir.md 4; AFF H.020"
 */
public record Uttag(BigDecimal rest, BigDecimal each, boolean counted, BigDecimal margin) {

    private static final int DIGITS = 6;

    /** A prescription for dose dispensing has no number of dispenses. */
    public static Uttag of(
            PrescriptionView prescription, List<DispenseView> dispenses, Quantities quantities, BigDecimal margin) {
        BigDecimal each = quantities.each(prescription);
        if (prescription.dosePackaging()
                || prescription.numberOfDispensesAllowed().isEmpty()) {
            return new Uttag(BigDecimal.ZERO, each, false, margin);
        }
        BigDecimal used = dispenses.stream()
                .map(dispense -> quantities.dispensed(dispense, prescription))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Uttag(
                each.multiply(BigDecimal.valueOf(
                                prescription.numberOfDispensesAllowed().getAsInt()))
                        .subtract(used),
                each,
                true,
                margin);
    }

    boolean none() {
        return counted && left() == 0;
    }

    /** Whether more is dispensed than was prescribed, by more than the margin. */
    boolean overdrawn() {
        return counted && rest.add(each.multiply(margin)).signum() < 0;
    }

    /** Dispenses left, a begun one counted. */
    public int left() {
        return each.signum() <= 0
                ? 0
                : Math.max(
                        0,
                        rest.divide(each, DIGITS, RoundingMode.HALF_UP)
                                .subtract(margin)
                                .setScale(0, RoundingMode.CEILING)
                                .intValue());
    }
}
