package se.sakeratkomst.inera.hsa;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.inera.soap.SoapCall;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;

/** The directory: the catalogue of test persons, looked at as HSA is. */
final class Directory {

    /**
     * What every search of persons asks for.
     *
     * @param personHsaId the tjänste-id, or null
     * @param personalIdentityNumber the number of the person, or null
     * @param searchBase only what lies under it; null and empty for the whole directory
     * @param includeFeigned whether feigned objects are wanted
     */
    record Question(
            @Nullable String personHsaId,
            @Nullable String personalIdentityNumber,
            @Nullable String searchBase,
            boolean includeFeigned) {}

    private final People people;
    private final boolean feigned;

    /** @param feigned whether the test persons are feigned objects (fingerade), which are shown only to those who ask for them */
    Directory(People people, boolean feigned) {
        this.people = people;
        this.feigned = feigned;
    }

    boolean feigned() {
        return feigned;
    }

    /** One entry for each employment that answers the question; none when there is none. */
    List<Entry> find(Question question) {
        SoapCall call = SoapCall.current();
        call.fact("searchBase", question.searchBase());
        call.fact("includeFeignedObject", question.includeFeigned());
        List<Entry> found = feigned && !question.includeFeigned() ? List.of() : entries(call, question);
        call.fact("found", found.size());
        return found;
    }

    private List<Entry> entries(SoapCall call, Question question) {
        String hsaId = question.personHsaId();
        String number = question.personalIdentityNumber();
        call.fact("personHsaId", hsaId);
        call.fact("personalIdentityNumber", number);
        Optional<TestPerson> person = hsaId != null
                ? people.byHsaId(call.lab(), hsaId.strip())
                : people.byPersonalId(call.lab(), String.valueOf(number).strip());
        DistinguishedName base = DistinguishedName.parse(question.searchBase() == null ? "" : question.searchBase());
        return person.stream()
                .flatMap(one -> one.employments().stream().map(employment -> new Entry(one, employment)))
                .filter(entry -> hsaId == null || entry.employment().hsaId().equals(hsaId.strip()))
                .filter(entry -> entry.dn().isUnder(base))
                .toList();
    }
}
