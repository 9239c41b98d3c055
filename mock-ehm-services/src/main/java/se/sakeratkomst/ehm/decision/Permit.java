package se.sakeratkomst.ehm.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A purpose and a ground that a user may have: what is left to find out is whether they hold for the patient, and what is seen. */
public final class Permit {

    private final Asker asker;
    private final String law;
    private final String mark;
    private final Lock.@Nullable From lockedFrom;
    private final List<Validation> validations;
    private final List<Filter> filters;
    private final AccessLimits limits;

    Permit(
            Asker asker,
            String law,
            String mark,
            Lock.@Nullable From lockedFrom,
            List<Validation> validations,
            List<Filter> filters,
            AccessLimits limits) {
        this.asker = asker;
        this.law = law;
        this.mark = mark;
        this.lockedFrom = lockedFrom;
        this.validations = List.copyOf(validations);
        this.filters = List.copyOf(filters);
        this.limits = limits;
    }

    /** Why the ground does not hold for this patient, every reason; empty when it does. */
    public List<Ground> objections(PatientFacts patient, LocalDate today) {
        Situation situation = situation(patient, today);
        return validations.stream()
                .flatMap(validation -> validation.objection(situation).stream()
                        .map(observed -> new Ground(
                                validation.rule(),
                                validation.requirement(),
                                observed,
                                validation.expected(),
                                remedy(validation),
                                law,
                                mark)))
                .toList();
    }

    /** What of an entry is seen: the strictest of the filters decides, the first where several are as strict. */
    public Sight see(Entry entry, PatientFacts patient, LocalDate today) {
        Situation situation = situation(patient, today);
        Optional<Sight> strictest = filters.stream()
                .map(filter -> filter.see(situation, entry))
                .reduce((one, two) -> two.strictlyLessThan(one) ? two : one);
        return strictest.orElseThrow(
                () -> new IllegalStateException("A ground without filters shows nothing and hides nothing"));
    }

    private Situation situation(PatientFacts patient, LocalDate today) {
        return new Situation(asker, patient, lockedFrom, today, limits);
    }

    private static String remedy(Validation validation) {
        return validation == Validation.CARE_PROVIDER
                ? "Ask the identity provider for the attribute, or deliver it as a supplement with the token exchange."
                : "Use the ground for access that fits the patient, or have the patient's consent registered first.";
    }
}
