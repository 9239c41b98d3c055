package se.sakeratkomst.ehm.decision;

import java.util.Arrays;
import java.util.Optional;

/**
 * What must hold of the user and the patient before anything is read on a ground.
 *
 * @see "Handbok: NLL / Ändamål, åtkomsttyper, resurser och behörigheter; what each means is inferred from where it stands"
 */
enum Validation {
    /** The patient has consented to dose dispensing. */
    DOSE_CONSENT("VAL001", "EHM-059", "a patient with a consent to dose dispensing") {
        @Override
        Optional<String> objection(Situation situation) {
            return situation.patient().dosePatient()
                    ? Optional.empty()
                    : Optional.of("a patient without a consent to dose dispensing");
        }
    },
    /** The patient is a child. */
    CHILD("VAL007", "EHM-059", "a patient who is a child") {
        @Override
        Optional<String> objection(Situation situation) {
            int years = situation.limits().childYears();
            return situation.patient().youngerThan(years, situation.today())
                    ? Optional.empty()
                    : Optional.of("a patient who is " + years + " years or older");
        }
    },
    /** The user works for a care provider. */
    CARE_PROVIDER("VAL009", "EHM-066", "an attribute that names the care provider") {
        @Override
        Optional<String> objection(Situation situation) {
            return situation.asker().careProvider() != null
                    ? Optional.empty()
                    : Optional.of("a user without care provider");
        }
    },
    /** The patient has accepted that this care provider reads. */
    REGISTERED_CONSENT("TEST-VAL-SAMTYCKE", "EHM-059", "a consent that the patient has accepted and that still holds") {
        @Override
        Optional<String> objection(Situation situation) {
            return situation.patient().consents().stream()
                            .anyMatch(consent -> consent.opensFor(situation.asker(), situation.today()))
                    ? Optional.empty()
                    : Optional.of("no such consent for the user's care provider");
        }
    },
    /** The user is the patient. */
    OWN_DATA("TEST-VAL-EGNA", "EHM-059", "the user's own data") {
        @Override
        Optional<String> objection(Situation situation) {
            return situation.patient().id().equals(situation.asker().id())
                    ? Optional.empty()
                    : Optional.of("somebody else's data");
        }
    },
    /** The user is the guardian of the patient, who is under age. */
    GUARDIAN("TEST-VAL-VARDNADSHAVARE", "EHM-059", "a child of whom the user is guardian") {
        @Override
        Optional<String> objection(Situation situation) {
            return situation.patient().youngerThan(situation.limits().guardianYears(), situation.today())
                            && situation
                                    .patient()
                                    .guardians()
                                    .contains(situation.asker().id())
                    ? Optional.empty()
                    : Optional.of("a patient of whom the user is no guardian");
        }
    },
    /** The user holds a power of attorney. */
    REPRESENTATIVE("TEST-VAL-OMBUD", "EHM-059", "a power of attorney from the patient") {
        @Override
        Optional<String> objection(Situation situation) {
            return situation
                            .patient()
                            .representatives()
                            .contains(situation.asker().id())
                    ? Optional.empty()
                    : Optional.of("no power of attorney");
        }
    };

    private final String rule;
    private final String requirement;
    private final String expected;

    Validation(String rule, String requirement, String expected) {
        this.rule = rule;
        this.requirement = requirement;
        this.expected = expected;
    }

    /** What does not hold; empty when all is well. */
    abstract Optional<String> objection(Situation situation);

    String rule() {
        return rule;
    }

    String requirement() {
        return requirement;
    }

    String expected() {
        return expected;
    }

    /**
     * @throws IllegalStateException when there is no such validation
     */
    static Validation named(String rule) {
        return Arrays.stream(values())
                .filter(each -> each.rule.equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Read the access rules: observed validation '" + rule
                        + "'; expected one of "
                        + Arrays.stream(values()).map(Validation::rule).toList()
                        + ". Correct the file that sandbox.ehm.rules names."));
    }
}
