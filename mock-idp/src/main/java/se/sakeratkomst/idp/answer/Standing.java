package se.sakeratkomst.idp.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaSettings;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPerson.Commission;
import se.sakeratkomst.kit.people.TestPerson.Employment;
import se.sakeratkomst.kit.people.TestPerson.Organisation;

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

    /**
     * Every capacity that a card allows.
     *
     * @param holderId an HSA-id, which names one employment, or a personnummer, which names all
     */
    static List<Standing> all(Persona persona, TestPerson person, String holderId) {
        List<Employment> employments = employments(persona.settings(), person, holderId);
        List<Standing> all = new ArrayList<>();
        for (Employment employment : employments) {
            if (employment.commissions().isEmpty()) {
                all.add(new Standing(person, employment, null));
            }
            employment.commissions().forEach(commission -> all.add(new Standing(person, employment, commission)));
        }
        if (all.isEmpty() || persona.settings().privately()) {
            all.add(new Standing(person, null, null));
        }
        return all;
    }

    private static List<Employment> employments(PersonaSettings settings, TestPerson person, String holderId) {
        if (!settings.ownStaffOnly()) {
            return person.employment(holderId).map(List::of).orElseGet(person::employments);
        }
        return settings.staff().stream()
                .filter(staff -> staff.person().equals(person.personnummer()))
                .map(staff -> new Employment(
                        staff.id(),
                        new Organisation(
                                staff.organisation().name(),
                                staff.organisation().number()),
                        staff.title(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of()))
                .toList();
    }

    /** What several capacities have in common: what differs stays open, since nobody asked for it. */
    static Standing common(List<Standing> several) {
        Standing first = several.get(0);
        boolean employment =
                several.stream().map(Standing::employment).distinct().count() == 1;
        boolean commission =
                several.stream().map(Standing::commission).distinct().count() == 1;
        return new Standing(
                first.person(), employment ? first.employment() : null, commission ? first.commission() : null);
    }

    /** Those of several capacities that agree with what stands here; all of them when none does. */
    List<Standing> among(List<Standing> several) {
        List<Standing> agreeing = several.stream()
                .filter(each -> employment == null || employment.equals(each.employment))
                .filter(each -> commission == null || commission.equals(each.commission))
                .toList();
        return agreeing.isEmpty() ? several : agreeing;
    }

    /** For the journal. */
    String told() {
        String as = employment == null ? "nothing of an employer" : employment.hsaId();
        return commission == null ? as : as + " with " + commission.hsaId();
    }

    @Nullable
    String hsaId() {
        return employment == null ? null : employment.hsaId();
    }
}
