package se.sakeratkomst.cards.pki;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The certification authorities of the sandbox, laid out as the SITHS e-id hierarchy is: a root and an issuing authority for each kind of
 * subject and level of assurance, the older hierarchy, one for personal e-legitimation, and one that nobody trusts. Common names are those of
 * SITHS in test; organisation and keys are the sandbox's own.
 */
public enum Ca {
    ROOT("TEST SITHS e-id Root CA v2", null),
    PERSON_HSA_ID_3("TEST SITHS e-id Person HSA-id 3 CA v1", ROOT),
    PERSON_ID_3("TEST SITHS e-id Person ID 3 CA v1", ROOT),
    PERSON_ID_MOBILE("TEST SITHS e-id Person ID Mobile CA v1", ROOT),
    PERSON_HSA_ID_2("TEST SITHS e-id Person HSA-id 2 CA v1", ROOT),
    PERSON_ID_2("TEST SITHS e-id Person ID 2 CA v1", ROOT),
    FUNCTION("TEST SITHS e-id Function CA v1", ROOT),
    LEGACY_ROOT("TEST SITHS Root CA v1", null),
    TYPE_1("TEST SITHS Type 1 CA v1", LEGACY_ROOT),
    E_LEGITIMATION_ROOT("TEST e-legitimation Root CA v1", null),
    E_LEGITIMATION("TEST e-legitimation Person CA v1", E_LEGITIMATION_ROOT),
    BANKID("TEST BankID Person CA v1", E_LEGITIMATION_ROOT),
    UNTRUSTED_ROOT("TEST Untrusted Root CA v1", null),
    UNTRUSTED("TEST Untrusted Person CA v1", UNTRUSTED_ROOT);

    private final String commonName;
    private final @Nullable Ca parent;

    Ca(String commonName, @Nullable Ca parent) {
        this.commonName = commonName;
        this.parent = parent;
    }

    public String commonName() {
        return commonName;
    }

    /** Whether it signed its own certificate. */
    public boolean isRoot() {
        return parent == null;
    }

    /** The root above it, or itself. */
    public Ca root() {
        return Objects.requireNonNullElse(parent, this);
    }

    /** Whether it is in the exported trust. */
    public boolean isTrusted() {
        return root() != UNTRUSTED_ROOT;
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
        return Arrays.stream(values()).filter(ca -> !ca.isRoot()).toList();
    }

    /** Those of the exported trust, each root before what it issued. */
    public static List<Ca> trusted() {
        return Arrays.stream(values()).filter(Ca::isTrusted).toList();
    }
}
