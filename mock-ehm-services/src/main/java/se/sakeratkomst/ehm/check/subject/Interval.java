package se.sakeratkomst.ehm.check.subject;

import java.time.LocalDate;

/** The shortest time between two dispenses. */
public record Interval(int count, Unit unit) {

    /** What is counted. */
    public enum Unit {
        DAY(365),
        WEEK(52),
        MONTH(12);

        private final int year;

        Unit(int year) {
            this.year = year;
        }
    }

    /** Whether it is at most a year, by the limit of its unit. */
    public boolean withinAYear() {
        return count >= 0 && count <= unit.year;
    }

    /** The first day after it. */
    public LocalDate after(LocalDate day) {
        return switch (unit) {
            case DAY -> day.plusDays(count);
            case WEEK -> day.plusWeeks(count);
            case MONTH -> day.plusMonths(count);
        };
    }
}
