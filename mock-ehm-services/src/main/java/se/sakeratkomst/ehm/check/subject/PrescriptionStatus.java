package se.sakeratkomst.ehm.check.subject;

import java.util.Arrays;

/**
 * Receptstatus by the numbers of the version 17 services, in which the control table speaks.
 *
 * @see "ehm.md 3.3"
 */
public enum PrescriptionStatus {
    NEW(202),
    CORRECTED(203),
    DISPENSABLE(205),
    COMPLETED(207),
    PRINTED(209),
    EXPIRED(210),
    HISTORY(211),
    CANCELLED(212),
    REFUSED(214),
    DECEASED(215),
    LOCKED(216),
    CANCELLED_BY_PRESCRIBER(217),
    ENDED(218);

    private final int number;

    PrescriptionStatus(int number) {
        this.number = number;
    }

    /** @throws IllegalArgumentException when no status has that number */
    public static PrescriptionStatus of(int number) {
        return Arrays.stream(values())
                .filter(each -> each.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No receptstatus " + number));
    }

    public int number() {
        return number;
    }

    /** Whether it may be corrected or dispensed: 202, 203 or 205. */
    public boolean open() {
        return this == NEW || this == CORRECTED || this == DISPENSABLE;
    }

    /** Whether it may be ended or cancelled by whom it concerns: also 216. */
    public boolean endable() {
        return open() || this == LOCKED;
    }
}
