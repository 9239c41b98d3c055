package se.sakeratkomst.ehm.animal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Control API: what Receptdepå djur of a lab holds, and the owners' consents. */
@RestController
@RequestMapping("/admin/labs/{lab}/receptdepa-djur")
final class AnimalsController {

    /**
     * An owner's consent.
     *
     * @param pharmacy GLN, for an owner told by birth date
     * @param consent true gives, false takes back
     */
    record Consent(
            @Nullable String personnummer,
            @Nullable String organisationNumber,
            @Nullable String birthDate,
            @Nullable String pharmacy,
            boolean consent) {}

    private final ReceptdepaDjur depot;
    private final OwnerConsents consents;
    private final Labs labs;

    AnimalsController(ReceptdepaDjur depot, OwnerConsents consents, Labs labs) {
        this.depot = depot;
        this.consents = consents;
        this.labs = labs;
    }

    @GetMapping
    List<StoredAnimalPrescription> all(@PathVariable String lab) {
        return depot.all(labs.require(new LabId(lab)));
    }

    @PutMapping("/consents")
    Consent consent(@PathVariable String lab, @RequestBody Consent wanted) {
        LabId id = labs.require(new LabId(lab));
        AnimalOwner owner = owner(wanted);
        if (wanted.consent()) {
            consents.give(id, owner, wanted.pharmacy());
        } else {
            consents.withdraw(id, owner, wanted.pharmacy());
        }
        return wanted;
    }

    private static AnimalOwner owner(Consent wanted) {
        if (wanted.personnummer() != null) {
            return AnimalOwner.person(wanted.personnummer());
        }
        if (wanted.organisationNumber() != null) {
            return AnimalOwner.organisation(wanted.organisationNumber());
        }
        String day = wanted.birthDate();
        try {
            if (day != null && wanted.pharmacy() != null) {
                return AnimalOwner.born(LocalDate.parse(day));
            }
        } catch (DateTimeException e) {
            // no date is the same as none at all
        }
        throw new ProblemException(Problem.badRequest(
                "Set an owner's consent to Receptdepå djur",
                "no personnummer, organisationNumber, or birthDate (ccyy-mm-dd) with pharmacy",
                "one of them",
                "Send {\"personnummer\":\"199001012385\",\"consent\":true}, or {\"birthDate\":\"1975-05-05\",\"pharmacy\":"
                        + "\"7359999000014\",\"consent\":true}."));
    }
}
