package se.sakeratkomst.ehm.decision;

/**
 * Limits that the sources name without a number, or with one that may change.
 *
 * @param childYears who is younger is a child, in years; unknown in the sources
 * @param guardianYears until which age a guardian reads a child's data, in years; inferred from the age of majority
 * @param dispensingMonths how far back a pharmacy sees under Expediering, in months
 */
public record AccessLimits(int childYears, int guardianYears, int dispensingMonths) {

    public AccessLimits {
        if (childYears < 1 || guardianYears < 1 || dispensingMonths < 1) {
            throw new IllegalArgumentException("Limits of access: observed " + childYears + " and " + guardianYears
                    + " years and " + dispensingMonths
                    + " months; expected at least 1 of each. Correct sandbox.ehm.nll.child-years,"
                    + " sandbox.ehm.nll.guardian-years and sandbox.ehm.nll.dispensing-months.");
        }
    }
}
