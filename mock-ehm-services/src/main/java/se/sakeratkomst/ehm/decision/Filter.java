package se.sakeratkomst.ehm.decision;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.decision.Sight.Extent;

/**
 * What is left out of an answer.
 *
 * @see "Handbok: NLL / filtreringsregler"
 */
enum Filter {
    /** Expediering: what happened lately, locked towards care or not. */
    LATELY("FIL001") {
        @Override
        Sight see(Situation situation, Entry entry) {
            int months = situation.limits().dispensingMonths();
            return entry.lastEvent().isBefore(situation.today().minusMonths(months))
                    ? hidden("nothing has happened to it for " + months + " months")
                    : shown("something has happened to it in the last " + months + " months");
        }
    },
    /** Emergency access: locks towards care do not count. */
    EMERGENCY("FIL002") {
        @Override
        Sight see(Situation situation, Entry entry) {
            return shown("locks towards care do not count in an emergency");
        }
    },
    /** What is locked towards the asker's side is left out. */
    LOCKED("FIL003") {
        @Override
        Sight see(Situation situation, Entry entry) {
            return locked(situation.lockedFrom(), entry, Lock.Part.ALLT)
                    ? hidden("it is locked towards " + situation.lockedFrom())
                    : shown("it is not locked towards " + situation.lockedFrom());
        }
    },
    /** Dose patients: nothing is left out. */
    DOSE("FIL004") {
        @Override
        Sight see(Situation situation, Entry entry) {
            return shown("nothing of a dose patient's is left out");
        }
    },
    /** A treatment reason that is locked towards the asker's side is left out, the rest is shown. */
    TREATMENT_REASON("FIL006") {
        @Override
        Sight see(Situation situation, Entry entry) {
            return withoutLockedReason(situation.lockedFrom(), entry);
        }
    },
    /** Goes with FIL003 in the sources, and what it does is unknown: taken to do what FIL006 does. */
    BESIDE_LOCKED("FIL017") {
        @Override
        Sight see(Situation situation, Entry entry) {
            return withoutLockedReason(situation.lockedFrom(), entry);
        }
    },
    /** A consent that opens locks too. */
    OPENED_LOCK("TEST-FIL-OPPNAD-SPARR") {
        @Override
        Sight see(Situation situation, Entry entry) {
            return shown("the patient has consented to what is locked as well");
        }
    },
    /** Only what the asker has prescribed. */
    OWN_PRESCRIPTIONS("TEST-FIL-EGNA") {
        @Override
        Sight see(Situation situation, Entry entry) {
            String code = situation.asker().prescriptionCode();
            return code != null && code.equals(entry.prescriptionCode())
                    ? shown("the user prescribed it")
                    : hidden("the user did not prescribe it");
        }
    },
    /** What care keeps from the patient. */
    SECRECY_FROM_PATIENT("TEST-FIL-SEKRETESS-PATIENT") {
        @Override
        Sight see(Situation situation, Entry entry) {
            return secret(Lock.From.PATIENT, entry);
        }
    },
    /** What care keeps from a guardian. */
    SECRECY_FROM_GUARDIAN("TEST-FIL-SEKRETESS-VARDNADSHAVARE") {
        @Override
        Sight see(Situation situation, Entry entry) {
            return secret(Lock.From.VARDNADSHAVARE, entry);
        }
    };

    private final String rule;

    Filter(String rule) {
        this.rule = rule;
    }

    abstract Sight see(Situation situation, Entry entry);

    String rule() {
        return rule;
    }

    Sight shown(String reason) {
        return new Sight(Extent.SHOWN, rule, reason);
    }

    Sight hidden(String reason) {
        return new Sight(Extent.HIDDEN, rule, reason);
    }

    Sight withoutLockedReason(Lock.@Nullable From side, Entry entry) {
        return locked(side, entry, Lock.Part.BEHANDLINGSORSAK)
                ? new Sight(Extent.WITHOUT_REASON, rule, "its treatment reason is locked towards " + side)
                : shown("its treatment reason is not locked towards " + side);
    }

    Sight secret(Lock.From side, Entry entry) {
        return entry.hides(side, Lock.Part.ALLT)
                ? hidden("care has locked it towards " + side)
                : withoutLockedReason(side, entry);
    }

    static boolean locked(Lock.@Nullable From side, Entry entry, Lock.Part part) {
        return side != null && entry.hides(side, part);
    }

    /**
     * @throws IllegalStateException when there is no such filter
     */
    static Filter named(String rule) {
        return Arrays.stream(values())
                .filter(each -> each.rule.equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Read the access rules: observed filter '" + rule
                        + "'; expected one of "
                        + Arrays.stream(values()).map(Filter::rule).toList()
                        + ". Correct the file that sandbox.ehm.rules names."));
    }
}
