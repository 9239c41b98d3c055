package se.sakeratkomst.inera.hsa;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPerson.Employment;

/** One post of the directory: a person in one employment, that is one tjänste-id. */
record Entry(TestPerson person, Employment employment) {

    /** A code and, where it belongs to a licence, that licence's code. */
    record Speciality(String licence, String code) {}

    DistinguishedName dn() {
        return DistinguishedName.of(person, employment);
    }

    List<Speciality> specialities() {
        return person.hosp().specialities().stream().map(Entry::speciality).toList();
    }

    private static Speciality speciality(String text) {
        int separator = text.indexOf(';');
        return separator < 0
                ? new Speciality("", text)
                : new Speciality(text.substring(0, separator), text.substring(separator + 1));
    }

    /** Full years; empty for those who have no number with a date of birth. */
    Optional<Integer> age(LocalDate today) {
        return born().map(born -> Period.between(born, today).getYears());
    }

    private Optional<LocalDate> born() {
        String number = person.personnummer();
        if (number == null) {
            return Optional.empty();
        }
        int day = Integer.parseInt(number.substring(6, 8));
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(number.substring(0, 4)),
                    Integer.parseInt(number.substring(4, 6)),
                    day > 60 ? day - 60 : day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the number is a man's, which its last digit but one tells; empty for those who have none. */
    Optional<Boolean> male() {
        String number = person.personnummer();
        return number == null ? Optional.empty() : Optional.of((number.charAt(10) - '0') % 2 == 1);
    }

    /** The root of the person's identity as HL7 II has it. */
    String identityRoot() {
        String number = person.personnummer();
        if (number == null) {
            return "1.2.752.74.9.1";
        }
        return number.charAt(6) >= '6' ? "1.2.752.129.2.1.3.3" : "1.2.752.129.2.1.3.1";
    }
}
