package se.sakeratkomst.ehm.check.subject;

/**
 * What the population register (FOLK) answers about a number.
 *
 * @see "ehm.md 3.3"
 */
public enum PopulationStatus {
    FOUND,
    UNREACHABLE,
    MISSING,
    SECRET,
    DECEASED,
    UNKNOWN,
    TEST_PERSON;

    /** Whether somebody alive has the number. */
    public boolean alive() {
        return this == FOUND || this == SECRET || this == TEST_PERSON;
    }
}
