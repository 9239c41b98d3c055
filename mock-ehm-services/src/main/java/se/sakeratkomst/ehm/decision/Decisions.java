package se.sakeratkomst.ehm.decision;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.sakeratkomst.ehm.rule.AccessRules;
import se.sakeratkomst.ehm.rule.GroundRow;
import se.sakeratkomst.ehm.rule.OwnDataRow;
import se.sakeratkomst.ehm.rule.PurposeRow;

/**
 * Decides who may see what: first whether the user may have the purpose on that ground at all, then whether the ground holds for the
 * patient, then what is seen of each entry. Each step can be asked for by itself.
 *
 * @see "Lag (2018:1212) om nationell läkemedelslista 3 kap.; handbok: NLL / Ändamål, åtkomsttyper, resurser och behörigheter"
 */
public final class Decisions {

    /** A permit, or why there is none. Exactly one of them is there. */
    public record Admission(Optional<Permit> permit, Optional<Ground> refusal) {}

    private record Way(PurposeRow purpose, GroundRow ground, List<Validation> validations, List<Filter> filters) {}

    private final AccessRules rules;
    private final AccessLimits limits;
    private final Map<String, Map<String, Way>> ways = new HashMap<>();

    /**
     * @throws IllegalStateException when the rules name a validation, filter or side that there is not, or a ground without filters
     */
    public Decisions(AccessRules rules, AccessLimits limits) {
        this.rules = rules;
        this.limits = limits;
        for (PurposeRow purpose : rules.purposes()) {
            Map<String, Way> byAccess = new HashMap<>();
            purpose.grounds().forEach(ground -> byAccess.put(ground.access(), way(purpose, ground)));
            ways.put(purpose.purpose(), byAccess);
        }
    }

    private static Way way(PurposeRow purpose, GroundRow ground) {
        side(purpose);
        if (ground.filters().isEmpty()) {
            throw new IllegalStateException(
                    "Read the access rules: observed no filters for " + purpose.purpose() + " and "
                            + ground.access() + "; expected at least one, which decides what is seen."
                            + " Correct the file that sandbox.ehm.rules names.");
        }
        return new Way(
                purpose,
                ground,
                ground.validations().stream().map(Validation::named).toList(),
                ground.filters().stream().map(Filter::named).toList());
    }

    private static Optional<Lock.From> side(PurposeRow purpose) {
        return Optional.ofNullable(purpose.lockedFrom()).map(name -> {
            if (name.equals("VARD") || name.equals("APOTEK")) {
                return Lock.From.valueOf(name);
            }
            throw new IllegalStateException("Read the access rules: observed locked-from '" + name + "' for "
                    + purpose.purpose() + "; expected VARD or APOTEK. Correct the file that sandbox.ehm.rules names.");
        });
    }

    /** Whether the user may have that purpose on that ground; says nothing about the patient yet. */
    public Admission admit(Asker asker, String purpose, String access) {
        Map<String, Way> byAccess = ways.get(purpose);
        if (byAccess == null) {
            return refused(new Ground(
                    "TEST-ANDAMAL",
                    "EHM-053",
                    "x-purpose " + purpose,
                    "one of " + rules.purposeCodes(),
                    "Send a purpose that there is.",
                    "",
                    "I"));
        }
        Way way = byAccess.get(access);
        if (way == null) {
            PurposeRow row = rules.purpose(purpose).orElseThrow();
            return refused(new Ground(
                    "TEST-ATKOMSTTYP",
                    "EHM-059",
                    "x-access " + access,
                    "with x-purpose " + purpose + " one of " + row.access(),
                    "Send an access code that goes with the purpose, or the purpose that goes with the access code.",
                    row.law(),
                    row.mark()));
        }
        List<String> wanted = way.purpose().rolesOn(way.ground());
        if (Collections.disjoint(wanted, asker.roles())) {
            return refused(new Ground(
                    "TEST-ROLL",
                    "EHM-066",
                    "a user with the roles " + sorted(asker.roles()),
                    "one of the roles " + wanted,
                    "Let a user with such a role make the call; the roles come from the assertion's attributes, and $ping"
                            + " tells which they are.",
                    way.purpose().law(),
                    way.ground().mark()));
        }
        return new Admission(
                Optional.of(new Permit(
                        asker,
                        way.purpose().law(),
                        way.ground().mark(),
                        side(way.purpose()).orElse(null),
                        way.validations(),
                        way.filters(),
                        limits)),
                Optional.empty());
    }

    /**
     * Why a user may have nothing at all of that patient's, whatever the purpose: those who have their own data only are neither the patient
     * nor the guardian of a child nor a representative. Empty for everybody else.
     */
    public Optional<Ground> reach(Asker asker, PatientFacts patient, LocalDate today) {
        OwnDataRow row = rules.ownData();
        if (row == null || !hasOwnDataOnly(asker)) {
            return Optional.empty();
        }
        Situation situation = new Situation(asker, patient, null, today, limits);
        boolean near = Stream.of(Validation.OWN_DATA, Validation.GUARDIAN, Validation.REPRESENTATIVE)
                .anyMatch(way -> way.objection(situation).isEmpty());
        return near
                ? Optional.empty()
                : Optional.of(new Ground(
                        Validation.OWN_DATA.rule(),
                        "EHM-140",
                        "somebody else's data, and neither guardianship nor a power of attorney",
                        "the user's own data, a child's of whom the user is guardian, or that of somebody who gave a power of"
                                + " attorney",
                        "Ask for the data of the person who is logged in.",
                        row.law(),
                        row.mark()));
    }

    /** Whether the user has nothing but roles of that kind. */
    public boolean hasOwnDataOnly(Asker asker) {
        OwnDataRow row = rules.ownData();
        return row != null && !asker.roles().isEmpty() && row.roles().containsAll(asker.roles());
    }

    /** The whole decision. */
    public Decision decide(Question question) {
        Admission admission = admit(question.asker(), question.purpose(), question.access());
        if (admission.permit().isEmpty()) {
            return Decision.denied(admission.refusal().stream().toList());
        }
        Permit permit = admission.permit().get();
        List<Ground> objections = permit.objections(question.patient(), question.today());
        if (!objections.isEmpty()) {
            return Decision.denied(objections);
        }
        Map<String, Sight> sights = new LinkedHashMap<>();
        question.entries()
                .forEach(entry -> sights.put(entry.id(), permit.see(entry, question.patient(), question.today())));
        return Decision.of(sights);
    }

    private static Admission refused(Ground ground) {
        return new Admission(Optional.empty(), Optional.of(ground));
    }

    private static List<String> sorted(Set<String> roles) {
        return roles.stream().sorted().toList();
    }
}
