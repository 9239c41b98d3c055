package se.sakeratkomst.certify.doctor;

/**
 * What the doctor found about one thing.
 *
 * @param field the field of vendor.yaml that it is about; empty for the surroundings
 * @param remedy how to mend it; empty where nothing is wrong
 */
public record Finding(Health health, String what, String field, String observed, String remedy) {

    /** How it stands. */
    public enum Health {
        GOOD,
        WARNING,
        BAD
    }

    static Finding good(String what, String field, String observed) {
        return new Finding(Health.GOOD, what, field, observed, "");
    }

    static Finding warning(String what, String field, String observed, String remedy) {
        return new Finding(Health.WARNING, what, field, observed, remedy);
    }

    static Finding bad(String what, String field, String observed, String remedy) {
        return new Finding(Health.BAD, what, field, observed, remedy);
    }
}
