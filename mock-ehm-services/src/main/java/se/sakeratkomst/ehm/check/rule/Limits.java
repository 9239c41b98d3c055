package se.sakeratkomst.ehm.check.rule;

import java.math.BigDecimal;
import java.util.Optional;

/** Figures of the control table. */
final class Limits {

    static final BigDecimal FIVE_DOSES = BigDecimal.valueOf(5);
    static final BigDecimal THIRTY_DOSES = BigDecimal.valueOf(30);
    static final BigDecimal WEEK = BigDecimal.valueOf(7);
    /** Packages of one dispense that are thought plausible; the real limit is not public. */
    static final int PLAUSIBLE_PACKAGES = 12;

    /** Twelve per cent more may be dispensed, since packages differ in size. */
    private static final BigDecimal MARGIN = new BigDecimal("1.12");

    private Limits() {}

    /** What to say when a quantity is more than a limit with its margin. */
    static Optional<String> moreThan(Optional<BigDecimal> quantity, Optional<BigDecimal> limit) {
        return quantity.flatMap(dispensed -> limit.filter(most -> dispensed.compareTo(most.multiply(MARGIN)) > 0)
                .map(most -> "quantity " + dispensed + ", at most " + most + " with a margin of 12 %"));
    }
}
