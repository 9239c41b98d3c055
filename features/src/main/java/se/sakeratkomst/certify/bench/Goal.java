package se.sakeratkomst.certify.bench;

import java.util.Locale;

/**
 * A figure beside its goal.
 *
 * @param atMost whether the goal is an upper bound
 */
public record Goal(String what, double measured, String unit, double goal, boolean atMost) {

    public boolean met() {
        return atMost ? measured <= goal : measured >= goal;
    }

    public String line() {
        return String.format(
                Locale.ROOT,
                "%-58s %9.2f %-12s goal %s %.2f  %s",
                what,
                measured,
                unit,
                atMost ? "≤" : "≥",
                goal,
                met() ? "met" : "MISSED");
    }
}
