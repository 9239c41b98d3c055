package se.sakeratkomst.cards.pki;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The certification authorities of the sandbox, laid out as the SITHS e-id hierarchy is: one root and an issuing CA for each kind of
 * subject and level of assurance. Names and keys are the sandbox's own and say TEST.
 */
public enum Ca {
    ROOT("TEST Sandbox e-id Root CA v1"),
    PERSON_HSA_ID_3("TEST Sandbox e-id Person HSA-id 3 CA v1"),
    PERSON_ID_3("TEST Sandbox e-id Person ID 3 CA v1"),
    PERSON_HSA_ID_2("TEST Sandbox e-id Person HSA-id 2 CA v1"),
    FUNCTION("TEST Sandbox e-id Function CA v1");

    private final String commonName;

    Ca(String commonName) {
        this.commonName = commonName;
    }

    public String commonName() {
        return commonName;
    }

    /** How the authority is called in addresses, for example {@code person-hsa-id-3}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Ca> bySlug(String slug) {
        return Arrays.stream(values()).filter(ca -> ca.slug().equals(slug)).findFirst();
    }

    /** The authorities that issue end-entity certificates. */
    public static List<Ca> issuing() {
        return Arrays.stream(values()).filter(ca -> ca != ROOT).toList();
    }
}
