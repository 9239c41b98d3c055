package se.sakeratkomst.ehm.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.rule.ProofForm;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * EHM-038, EHM-023: under a Response's signature there is one Assertion, by the same issuer, in the clear, and the answer is a success. The
 * Assertion's own signature may be missing; where it is there it holds.
 */
final class HoldsOneAssertionInTheClear implements Gate {

    private static final String ATTEMPT = "taking the Assertion out of the Response";

    @Override
    public List<Finding> examine(Presented presented) {
        if (presented.form() == ProofForm.ASSERTION) {
            return List.of();
        }
        ReceivedResponse response = ReceivedResponse.read(presented.verified());
        List<Finding> findings = new ArrayList<>();
        if (!response.success()) {
            findings.add(Finding.error(
                    "EHM-038",
                    ATTEMPT,
                    "the status '" + response.status() + "'",
                    "a Response with the status " + Ns.STATUS_SUCCESS,
                    "Use the Response of a login that went well."));
        }
        if (!response.encryptedAssertions().isEmpty()) {
            findings.add(Finding.error(
                    "EHM-023",
                    ATTEMPT,
                    "a Response with an EncryptedAssertion, which nobody but the e-service can read",
                    "an Assertion in the clear, under the Response's own signature",
                    "Let the identity provider that private persons log in with send the Assertion unencrypted over TLS: to"
                            + " decrypt it in the Response breaks the Response's signature."));
            return findings;
        }
        if (response.assertions().size() != 1) {
            findings.add(Finding.error(
                    "EHM-038",
                    ATTEMPT,
                    response.assertions().size() + " Assertions",
                    "exactly one",
                    "Send the Response of one login, as the identity provider sent it."));
            return findings;
        }
        Element assertion = response.assertions().get(0);
        String issuer = Elements.childText(assertion, Ns.SAML, "Issuer").orElse("");
        if (!issuer.equals(response.issuer())) {
            findings.add(Finding.error(
                    "EHM-038",
                    ATTEMPT,
                    "an Assertion issued by '" + issuer + "' in a Response issued by '" + response.issuer() + "'",
                    "one issuer",
                    "Send the Response as the identity provider sent it."));
        }
        if (findings.isEmpty()) {
            opened(presented, assertion).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> opened(Presented presented, Element assertion) {
        try {
            presented.opens(assertion);
            return Optional.empty();
        } catch (SamlRefusal e) {
            Finding why = e.first();
            return Optional.of(Finding.error(
                    SignatureHolds.rule(why),
                    "verifying the signature of the Assertion in the Response",
                    why.observed(),
                    why.expected(),
                    why.remedy()));
        }
    }
}
