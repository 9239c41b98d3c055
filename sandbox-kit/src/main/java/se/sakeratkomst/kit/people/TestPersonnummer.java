package se.sakeratkomst.kit.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Only personnummer and samordningsnummer of Skatteverket's test series are persons here: nobody real has them. The series'
 * pattern (birth number 238, 239 or 980 to 989) was seen in public copies, so it is a setting.
 */
public final class TestPersonnummer {

    /** Default of {@code sandbox.people.birth-numbers}. */
    public static final String BIRTH_NUMBERS = "23[89]|98[0-9]";

    private final Pattern form;

    /** @param birthNumbers regular expression of the allowed birth numbers */
    public TestPersonnummer(String birthNumbers) {
        this.form = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(" + birthNumbers + ")(\\d)");
    }

    /** What is wrong with the number, empty when it is one of the series. */
    public Optional<String> objection(String number) {
        Matcher parts = form.matcher(number);
        if (!parts.matches()) {
            return Optional.of("not 12 digits with a birth number of the test series (" + form + ")");
        }
        int day = Integer.parseInt(parts.group(3));
        try {
            LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), day > 60 ? day - 60 : day);
        } catch (DateTimeException e) {
            return Optional.of("not a date: " + number.substring(0, 8));
        }
        int check = checkDigit(number.substring(2, 11));
        return check == number.charAt(11) - '0'
                ? Optional.empty()
                : Optional.of("check digit " + number.charAt(11) + ", should be " + check);
    }

    private static int checkDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            int product = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
