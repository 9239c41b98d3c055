package se.sakeratkomst.ehm.assertion;

import java.util.List;
import java.util.Set;
import se.sakeratkomst.ehm.rule.ProofForm;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.signature.XmlVerifier;

/** EHM-022, EHM-036: what was presented, the Assertion or the Response, is itself signed with a key that the metadata gives for its issuer. */
final class SignatureHolds implements Gate {

    private static final Set<String> ALGORITHM_RULES = Set.of("SC-119", "SC-123", "SAML-CORE-5.4.4");

    @Override
    public List<Finding> examine(Presented presented) {
        if (!XmlVerifier.isSigned(presented.unverified())) {
            return List.of(Finding.error(
                    "EHM-022",
                    attempt(presented),
                    presented.form() == ProofForm.ASSERTION
                            ? "no signature on the Assertion"
                            : "no signature on the Response",
                    "a signature by " + presented.statedIssuer(),
                    presented.form() == ProofForm.RESPONSE
                            ? "Have the identity provider sign the Response itself, and send it byte for byte as it came."
                            : "Set WantAssertionsSigned=\"true\" in the e-service's metadata so that the identity provider signs the"
                                    + " Assertion itself and not only the Response, and send it unchanged."));
        }
        try {
            presented.verify();
            return List.of();
        } catch (SamlRefusal e) {
            Finding why = e.first();
            return List.of(Finding.error(rule(why), attempt(presented), why.observed(), why.expected(), why.remedy()));
        }
    }

    private static String attempt(Presented presented) {
        return "verifying the signature of the " + (presented.form() == ProofForm.ASSERTION ? "assertion" : "Response");
    }

    /** The requirement that a signature breaks. */
    static String rule(Finding why) {
        return ALGORITHM_RULES.contains(why.rule()) ? "EHM-036" : "EHM-022";
    }
}
