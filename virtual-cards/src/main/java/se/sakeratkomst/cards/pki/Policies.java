package se.sakeratkomst.cards.pki;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.control.Assumption;

/**
 * The certificate policies as configured, and the level of assurance each stands for. Relying parties read the level from the OID and
 * never from the issuer's name.
 */
public final class Policies {

    /** What a relying party reads of one policy. */
    public record Meaning(@Nullable Integer loa, String assumption) {}

    private final PkiSettings settings;

    public Policies(PkiSettings settings) {
        this.settings = settings;
        requireKnown("sandbox.pki.policies", settings.policies());
        requireKnown("sandbox.pki.loa", settings.loa());
    }

    private static void requireKnown(String setting, Map<String, ?> given) {
        List<String> words = Arrays.stream(Policy.values()).map(Policy::word).toList();
        for (String word : new TreeSet<>(given.keySet())) {
            if (!words.contains(word)) {
                throw new IllegalStateException("Read " + setting + ": observed '" + word + "'; expected one of "
                        + words + ". Correct the name.");
            }
        }
    }

    /** The OID that certificates carry. */
    public String oid(Policy policy) {
        return settings.policies().getOrDefault(policy.word(), policy.oid());
    }

    /** The level that the policy stands for. */
    public @Nullable Integer loa(Policy policy) {
        Integer told = settings.loa().get(policy.word());
        return told == null ? policy.loa() : told;
    }

    /** Policy OID to what it means; only those that carry a level of assurance. */
    public Map<String, Meaning> byOid() {
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        for (Policy policy : Policy.values()) {
            if (loa(policy) != null) {
                meanings.put(oid(policy), new Meaning(loa(policy), id(policy)));
            }
        }
        return meanings;
    }

    /** Every policy as an assumption. */
    public List<Assumption> assumptions() {
        return Arrays.stream(Policy.values())
                .map(policy -> new Assumption(
                        id(policy),
                        "Certificates of " + policy.carriers() + " carry this policy OID"
                                + (loa(policy) == null ? "" : ", which stands for level of assurance " + loa(policy)),
                        policy.reference(),
                        "sandbox.pki.policies." + policy.word() + ", sandbox.pki.loa." + policy.word(),
                        oid(policy)))
                .toList();
    }

    private static String id(Policy policy) {
        return "cards.policy-" + policy.word();
    }
}
