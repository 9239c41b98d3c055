package se.sakeratkomst.ehm.assertion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.rule.ProofForm;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;

/**
 * EHM-039: what a Response says of its address and of the question that it answers, its Assertion says too. Whether the address is
 * the e-service's, and the question one that it asked, only the e-service knows.
 */
final class ResponseFitsItsAssertion implements Check<Presented> {

    @Override
    public List<Finding> examine(Presented presented) {
        if (presented.form() == ProofForm.ASSERTION) {
            return List.of();
        }
        ReceivedResponse response = ReceivedResponse.read(presented.verified());
        List<Finding> findings = new ArrayList<>();
        List<ReceivedAssertion.Confirmation> bearers = presented.assertion().confirmations();
        compare(
                findings,
                "Destination",
                response.destination(),
                bearers.stream().map(ReceivedAssertion.Confirmation::recipient).toList());
        compare(
                findings,
                "InResponseTo",
                response.inResponseTo(),
                bearers.stream()
                        .map(ReceivedAssertion.Confirmation::inResponseTo)
                        .toList());
        return findings;
    }

    private static void compare(
            List<Finding> findings, String what, @Nullable String stated, List<@Nullable String> confirmed) {
        if (stated == null || confirmed.stream().allMatch(Objects::isNull) || confirmed.contains(stated)) {
            return;
        }
        findings.add(Finding.error(
                "EHM-039",
                "comparing the Response with its Assertion",
                what + " '" + stated + "' of the Response, and " + confirmed
                        + " in the Assertion's SubjectConfirmationData",
                "the same in both",
                "Send the Response as the identity provider sent it."));
    }
}
