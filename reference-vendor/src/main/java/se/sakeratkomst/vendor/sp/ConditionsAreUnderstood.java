package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion.Conditions;

/**
 * The Conditions hold nothing that the system does not understand.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 2.5.1.1</a>
 */
final class ConditionsAreUnderstood implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        List<String> unknown =
                answer.assertion().conditions().map(Conditions::unknown).orElse(List.of());
        return unless(
                unknown.isEmpty(),
                "SAML-CORE-2.5.1.1",
                "reading the conditions of the assertion",
                unknown,
                "AudienceRestriction, OneTimeUse or ProxyRestriction",
                "A condition that is not understood is a condition that is not met.");
    }
}
