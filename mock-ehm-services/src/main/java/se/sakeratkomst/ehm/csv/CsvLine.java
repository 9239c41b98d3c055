package se.sakeratkomst.ehm.csv;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a register.
 *
 * @param source the file, for errors
 * @param number of the line in the file
 * @param setting which names the file, for errors
 * @param cells value by column, empty where nothing is said
 */
public record CsvLine(String source, int number, String setting, Map<String, String> cells) {

    public CsvLine {
        cells = Map.copyOf(cells);
    }

    public Optional<String> text(String column) {
        String value = cells.get(column);
        if (value == null) {
            throw wrong(column, "no such column", "a column of that name");
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    public String required(String column) {
        return text(column).orElseThrow(() -> wrong(column, "nothing", "a value"));
    }

    /** The words of a value, in order. */
    public List<String> words(String column) {
        return text(column).map(value -> Arrays.asList(value.split(" +"))).orElse(List.of());
    }

    public boolean flag(String column) {
        String value = required(column);
        if (!value.equals("yes") && !value.equals("no")) {
            throw wrong(column, value, "yes or no");
        }
        return value.equals("yes");
    }

    public Optional<LocalDate> day(String column) {
        return text(column).map(value -> {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw wrong(column, value, "a date like 2026-11-23");
            }
        });
    }

    public Optional<BigDecimal> amount(String column) {
        return text(column).map(value -> {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException e) {
                throw wrong(column, value, "a number like 7.5");
            }
        });
    }

    /** What to say of a value that is none of those there are. */
    public IllegalStateException wrong(String column, String observed, String expected) {
        return new IllegalStateException("Read " + source + " line " + number + ", " + column + ": observed " + observed
                + "; expected " + expected + ". Correct the file that " + setting + " names.");
    }
}
