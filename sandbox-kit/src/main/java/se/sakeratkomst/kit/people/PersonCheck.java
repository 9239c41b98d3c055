package se.sakeratkomst.kit.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.people.TestPerson.Card;
import se.sakeratkomst.kit.people.TestPerson.Commission;
import se.sakeratkomst.kit.people.TestPerson.Employment;

/** Whether a test person holds together and can be nobody real. */
public final class PersonCheck {

    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final Pattern HSA_ID = Pattern.compile("SE\\d{10}-[A-Z0-9]{1,18}");
    private static final Pattern ORGANISATION_NUMBER = Pattern.compile("\\d{10}");
    private static final Pattern PRESCRIPTION_CODE = Pattern.compile("\\d{7}");
    private static final Pattern PHARMACY = Pattern.compile("\\d{13}");
    private static final Pattern PIN = Pattern.compile("\\d{6}");
    private static final Pattern PUK = Pattern.compile("\\d{8}");
    /** Default of {@code sandbox.people.national-reserve}; the real form was not found. */
    public static final String NATIONAL_RESERVE = "TEST[A-Z0-9-]{4,28}";

    private static final int LONGEST_NAME = 60;

    private final TestPersonnummer numbers;
    private final Pattern reserve;

    /** @param nationalReserve regular expression of the national reserve identities that are taken */
    public PersonCheck(TestPersonnummer numbers, String nationalReserve) {
        this.reserve = Pattern.compile(nationalReserve);
        this.numbers = numbers;
    }

    /** Everything that is wrong, empty when nothing is. */
    public List<PersonFinding> examine(TestPerson person) {
        Findings found = new Findings();
        found.form("id", person.id(), ID, "lower-case letters, digits and -, at most 64");
        name(found, "givenName", person.givenName());
        name(found, "surname", person.surname());
        identity(found, person);
        String code = person.hosp().prescriptionCode();
        if (code != null && !(PRESCRIPTION_CODE.matcher(code).matches() && checkDigitFits(code))) {
            found.add(
                    "hosp.prescriptionCode",
                    "'" + code + "'",
                    "7 digits, the last a check digit (modulus 10) of the first six",
                    "Make up another code.");
        }
        for (int i = 0; i < person.employments().size(); i++) {
            employment(found, "employments[" + i + "]", person.employments().get(i));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < person.cards().size(); i++) {
            Card card = person.cards().get(i);
            card(found, "cards[" + i + "]", person, card);
            if (!ids.add(person.cardId(card))) {
                found.add(
                        "cards[" + i + "].id",
                        "'" + person.cardId(card) + "' twice",
                        "a name of its own for each card",
                        "Give the card an 'id'.");
            }
        }
        return found.all;
    }

    private void identity(Findings found, TestPerson person) {
        String number = person.personnummer();
        String reserveId = person.nationalReserveId();
        if ((number == null) == (reserveId == null)) {
            found.add(
                    "personnummer",
                    number == null
                            ? "neither personnummer nor nationalReserveId"
                            : "both personnummer and nationalReserveId",
                    "one of them",
                    "Give a personnummer of Skatteverket's test series.");
        }
        if (number != null) {
            numbers.objection(number)
                    .ifPresent(objection -> found.add(
                            "personnummer",
                            "'" + number + "', " + objection,
                            "a personnummer or samordningsnummer of Skatteverket's test series",
                            "Never put a real person here: take a number of the published test series."));
        }
        if (reserveId != null) {
            found.form("nationalReserveId", reserveId, reserve, "an identity of the form " + reserve);
        }
    }

    private static void employment(Findings found, String at, @Nullable Employment employment) {
        if (employment == null) {
            found.missing(at);
            return;
        }
        found.form(at + ".hsaId", employment.hsaId(), HSA_ID, "SE, 10 digits, - and at most 18 of A-Z and 0-9");
        if (employment.organisation() == null) {
            found.missing(at + ".organisation");
        } else {
            name(found, at + ".organisation.name", employment.organisation().name());
            found.form(
                    at + ".organisation.number", employment.organisation().number(), ORGANISATION_NUMBER, "10 digits");
        }
        for (int i = 0; i < employment.commissions().size(); i++) {
            Commission commission = employment.commissions().get(i);
            String where = at + ".commissions[" + i + "]";
            found.form(where + ".hsaId", commission.hsaId(), HSA_ID, "an HSA-id");
            name(found, where + ".name", commission.name());
            name(found, where + ".purpose", commission.purpose());
            for (String right : commission.rights()) {
                if (right.split(";", -1).length != 3) {
                    found.add(
                            where + ".rights",
                            "'" + right + "'",
                            "activity;information class;scope",
                            "Write for example Läsa;alla;SJF.");
                }
            }
            if (commission.pharmacyIdentifier() != null) {
                found.form(where + ".pharmacyIdentifier", commission.pharmacyIdentifier(), PHARMACY, "13 digits");
            }
        }
    }

    private static void card(Findings found, String at, TestPerson person, @Nullable Card card) {
        if (card == null) {
            found.missing(at);
            return;
        }
        found.form(at + ".id", person.cardId(card), ID, "lower-case letters, digits and -, at most 64");
        found.form(at + ".pin1", card.pin1(), PIN, "6 digits");
        found.form(at + ".pin2", card.pin2(), PIN, "6 digits");
        found.form(at + ".puk", card.puk(), PUK, "8 digits");
        if (card.kind() == null) {
            found.missing(at + ".kind");
            return;
        }
        if (card.hsaId() != null && person.employment(card.hsaId()).isEmpty()) {
            found.add(at + ".hsaId", "'" + card.hsaId() + "'", "the hsaId of one of the employments", "Correct it.");
        }
        if (card.kind().namesEmployee()
                && !card.kind().namesPerson()
                && person.employment(card).isEmpty()) {
            found.add(
                    at + ".kind",
                    "'" + card.kind().word() + "' of somebody without employment",
                    "an employment with an hsaId",
                    "Add the employment, or choose a kind that names the person.");
        }
        if (card.kind().namesPerson() && person.personnummer() == null) {
            found.add(
                    at + ".kind",
                    "'" + card.kind().word() + "' of somebody without personnummer",
                    "a personnummer or samordningsnummer",
                    "Choose national-reserve, or give a number of the test series.");
        }
    }

    private static void name(Findings found, String field, @Nullable String name) {
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            found.add(
                    field,
                    name == null ? "nothing" : name.length() + " characters",
                    "1 to " + LONGEST_NAME + " printable characters",
                    "Correct it.");
        }
    }

    private static boolean checkDigitFits(String code) {
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            int product = (code.charAt(i) - '0') * (i % 2 == 0 ? 1 : 2);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10 == code.charAt(6) - '0';
    }

    private static final class Findings {
        private final List<PersonFinding> all = new ArrayList<>();

        void add(String field, String observed, String expected, String remedy) {
            all.add(new PersonFinding(field, observed, expected, remedy));
        }

        void missing(String field) {
            add(field, "nothing", "a value", "Add it.");
        }

        void form(String field, @Nullable String value, Pattern form, String expected) {
            if (value == null) {
                missing(field);
            } else if (!form.matcher(value).matches()) {
                add(field, "'" + value.substring(0, Math.min(value.length(), 60)) + "'", expected, "Correct it.");
            }
        }
    }
}
