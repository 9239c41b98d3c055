package se.sakeratkomst.ehm.check.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The format checks FK001 to FK004. What answer code each gives is not public, so they answer with their own names; nor are the tables of
 * characters of FK003 and FK004, which are assumptions.
 *
 * @see "nll-fhir.md 4"
 */
public final class FormatChecks {

    private static final Pattern PERSONNUMMER = Pattern.compile("(1[89]|20)\\d{10}");
    private static final Pattern BIRTH_DATE = Pattern.compile("\\d{8}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    /** Letters of every alphabet of Europe, marks on them, space, hyphen, apostrophe, full stop. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M} '’.\\-]+");

    private static final int SAMORDNINGSNUMMER = 60;
    private static final int OLDEST = 130;
    private static final int TEN = 10;

    private FormatChecks() {}

    /** FK001: a personnummer or samordningsnummer of 12 digits that is a date, a birth number and the digit that checks them. */
    public static Optional<FormatFinding> personnummer(String number, String expression) {
        String objection = null;
        if (!PERSONNUMMER.matcher(number).matches()) {
            objection = "not 12 digits that begin with 18, 19 or 20";
        } else if (!isDate(asDate(number))) {
            objection = "no such date";
        } else if (number.startsWith("000", "ssååmmdd".length())) {
            objection = "birth number 000";
        } else if (checkDigit(number) != number.charAt(number.length() - 1) - '0') {
            objection = "check digit, should be " + checkDigit(number);
        }
        return Optional.ofNullable(objection)
                .map(seen -> finding(
                        "FK001", "Personnumret är inte giltigt", "The personnummer is not valid", seen, expression));
    }

    /** FK002: a birth date of 8 digits, not in the future and less than 130 years ago. */
    public static Optional<FormatFinding> birthDate(String date, LocalDate today, String expression) {
        String objection = null;
        if (!BIRTH_DATE.matcher(date).matches() || !isDate(date)) {
            objection = "no date of 8 digits";
        } else {
            LocalDate born = LocalDate.parse(date, DATE);
            if (born.isAfter(today) || !born.isAfter(today.minusYears(OLDEST))) {
                objection = "in the future, or 130 years ago";
            }
        }
        return Optional.ofNullable(objection)
                .map(seen -> finding(
                        "FK002", "Födelsedatumet är inte giltigt", "The birth date is not valid", seen, expression));
    }

    /** FK003: the characters of a name. */
    public static Optional<FormatFinding> name(String name, String expression) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(finding(
                        "FK003",
                        "Namnet innehåller otillåtna tecken",
                        "The name has characters that are not allowed",
                        "a character that is neither letter, space, hyphen, apostrophe nor full stop",
                        expression));
    }

    /** FK004: the characters of a text: none that controls, but for the end of a line. */
    public static Optional<FormatFinding> text(String text, String expression) {
        return text.codePoints().noneMatch(FormatChecks::forbidden)
                ? Optional.empty()
                : Optional.of(finding(
                        "FK004",
                        "Texten innehåller otillåtna tecken",
                        "The text has characters that are not allowed",
                        "a control character, a private one or half a pair",
                        expression));
    }

    private static boolean forbidden(int character) {
        int type = Character.getType(character);
        return (type == Character.CONTROL && character != '\n' && character != '\r')
                || type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }

    private static String asDate(String number) {
        int day = Integer.parseInt(number.substring(6, 8));
        return day > SAMORDNINGSNUMMER
                ? number.substring(0, 6) + "%02d".formatted(day - SAMORDNINGSNUMMER)
                : number.substring(0, 8);
    }

    private static boolean isDate(String date) {
        try {
            LocalDate.parse(date, DATE);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int checkDigit(String number) {
        String nine = number.substring(2, number.length() - 1);
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            int product = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / TEN + product % TEN;
        }
        return (TEN - sum % TEN) % TEN;
    }

    private static FormatFinding finding(String rule, String sv, String en, String observed, String expression) {
        return new FormatFinding(rule, rule, sv, en, observed, expression);
    }
}
