package se.sakeratkomst.certify.bench;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Test persons by the thousand, each with an ordinary card: numbers of the test series, one birthday after another. */
public final class ManyPeople {

    private static final LocalDate FIRST_BORN = LocalDate.of(1950, 1, 1);
    private static final String BIRTH_NUMBER = "981";
    private static final String EMPLOYER = "5599990057";

    private ManyPeople() {}

    /** A file of the catalogue with that many persons; at most 10,000. */
    public static String yaml(int count) {
        StringBuilder text = new StringBuilder("people:\n");
        for (int i = 0; i < count; i++) {
            text.append("""
                      - id: tusen-%1$04d
                        personnummer: "%2$s"
                        givenName: Test%1$04d
                        surname: Tusen
                        employments: [{hsaId: SE%3$s-T%1$04d, organisation: {name: TEST Tusen AB, number: "%3$s"}}]
                        cards: [{kind: ordinary, pin1: "114477", pin2: "225588", puk: "90000001"}]
                    """.formatted(i, personnummer(i), EMPLOYER));
        }
        return text.toString();
    }

    /** The number of the person at that place, from 0. */
    static String personnummer(int i) {
        String twelve = FIRST_BORN.plusDays(2L * i).format(DateTimeFormatter.BASIC_ISO_DATE) + BIRTH_NUMBER;
        return twelve + checkDigit(twelve.substring(2));
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
