package se.sakeratkomst.cards.pki;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.control.Assumption;

/**
 * The certificate policies of the sandbox's certificates and the level of assurance each stands for. The OIDs of real LoA 3 and LoA 2
 * cards were not found in public sources, so these are the sandbox's own.
 */
public final class Policies {

    /** What a relying party reads of one policy. */
    public record Meaning(@Nullable Integer loa, String assumption) {}

    private static final String REFERENCE = "SITHS PKI, policy OIDs of LoA 3 and LoA 2 cards: U (value unknown)";

    private final PkiSettings settings;

    public Policies(PkiSettings settings) {
        this.settings = settings;
    }

    /** The policy OID of a card of that level. */
    public String ofLoa(int loa) {
        return switch (loa) {
            case 3 -> settings.policyLoa3();
            case 2 -> settings.policyLoa2();
            default ->
                throw new IllegalStateException("Issue a card certificate: observed level of assurance " + loa
                        + "; expected 2 or 3. Correct the person's card.loa.");
        };
    }

    public String ofFunction() {
        return settings.policyFunction();
    }

    /** Policy OID to what it means; only those that carry a level of assurance. */
    public Map<String, Meaning> byOid() {
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        meanings.put(settings.policyLoa3(), new Meaning(3, loa3().id()));
        meanings.put(settings.policyLoa2(), new Meaning(2, loa2().id()));
        return meanings;
    }

    public Assumption loa3() {
        return new Assumption(
                "cards.policy-loa3",
                "Certificates of an ordinary card carry this policy OID, which stands for level of assurance 3",
                REFERENCE,
                "sandbox.pki.policy-loa3",
                settings.policyLoa3());
    }

    public Assumption loa2() {
        return new Assumption(
                "cards.policy-loa2",
                "Certificates of a reserve card carry this policy OID, which stands for level of assurance 2",
                REFERENCE,
                "sandbox.pki.policy-loa2",
                settings.policyLoa2());
    }

    public Assumption function() {
        return new Assumption(
                "cards.policy-function",
                "Certificates of servers and systems carry this policy OID; real SITHS function certificates carry another",
                "SITHS PKI, function certificate: D for the real OID, the sandbox uses its own",
                "sandbox.pki.policy-function",
                settings.policyFunction());
    }
}
