package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion.Conditions;

/**
 * There is an AudienceRestriction, and each of them names this system's entityID, character by character.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.3; SAML core 2.5.1.4</a>
 */
final class AudienceIsUs implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        List<List<String>> restrictions = answer.assertion()
                .conditions()
                .map(Conditions::audienceRestrictions)
                .orElse(List.of());
        String we = answer.membership().entityId();
        return unless(
                !restrictions.isEmpty() && restrictions.stream().allMatch(audiences -> audiences.contains(we)),
                "SC-097",
                "reading whom the assertion is for",
                restrictions,
                we + " in every AudienceRestriction",
                "Make the assertion for this system.");
    }
}
