package se.sakeratkomst.idp.answer;

import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPerson.Commission;
import se.sakeratkomst.kit.people.TestPerson.Employment;

/**
 * In what capacity somebody logs in: as a person alone, as an employee, or with a medarbetaruppdrag.
 *
 * @param employment the tjänste-id and what belongs to it
 */
public record Standing(
        TestPerson person,
        @Nullable Employment employment,
        @Nullable Commission commission) {

    /**
     * The capacity that a card shows.
     *
     * @param holderId what the certificate names its holder by; a personnummer says nothing of an employment, so the first one counts
     */
    static Standing of(TestPerson person, String holderId) {
        Employment employment =
                person.employment(holderId).or(person::firstEmployment).orElse(null);
        Commission commission = employment == null
                ? null
                : employment.commissions().stream().findFirst().orElse(null);
        return new Standing(person, employment, commission);
    }

    @Nullable
    String hsaId() {
        return employment == null ? null : employment.hsaId();
    }
}
