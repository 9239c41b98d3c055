package se.sakeratkomst.inera.hsa;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPerson.Employment;

/** What the directory tells of an employee, in the words that both versions of the contract have. */
record Employee(
        String hsaId,
        String givenName,
        String surname,
        @Nullable String mail,
        @Nullable String title,
        List<String> licences,
        List<Title> titles,
        List<Speciality> specialities,
        String dn,
        boolean protectedPerson,
        @Nullable Boolean feigned,
        @Nullable String age,
        String gender) {

    record Title(String code, @Nullable String name) {}

    record Speciality(String licence, String code, String name) {}

    /**
     * What stands in {@code gender}.
     *
     * @param unknown for those who have no number that tells it
     */
    record Genders(String male, String female, String unknown) {

        String of(Entry entry) {
            Optional<Boolean> isMale = entry.male();
            return isMale.isEmpty() ? unknown : isMale.get() ? male : female;
        }
    }

    static Employee of(Entry entry, Codes codes, Genders genders, boolean feigned, LocalDate today) {
        TestPerson person = entry.person();
        Employment employment = entry.employment();
        return new Employee(
                employment.hsaId(),
                person.givenName(),
                person.surname(),
                employment.mail(),
                employment.title(),
                person.hosp().licences().stream().map(codes::licence).toList(),
                employment.titleCodes().stream()
                        .map(code -> new Title(code, codes.title(code)))
                        .toList(),
                entry.specialities().stream()
                        .map(one ->
                                new Speciality(codes.licence(one.licence()), one.code(), codes.speciality(one.code())))
                        .toList(),
                entry.dn().toString(),
                person.protectedPerson(),
                feigned ? Boolean.TRUE : null,
                entry.age(today).map(String::valueOf).orElse(null),
                genders.of(entry));
    }
}
