package se.sakeratkomst.vendor.sp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.sakeratkomst.saml.Finding;

/**
 * Where the identity provider's metadata says which levels it is approved for, the level is one of them.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.3 and 6.3.4</a>
 */
final class LoaIsTheIdentityProvidersToGive implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        Set<String> approved = answer.identityProvider().assuranceCertifications();
        Optional<String> loa = answer.assertion().loa();
        return unless(
                approved.isEmpty() || loa.isEmpty() || approved.contains(loa.orElseThrow()),
                "SC-026",
                "comparing the level of assurance with the identity provider's approval",
                loa.orElse("none"),
                "one of " + approved,
                "Log in at an identity provider that is approved for the level.");
    }

    @Override
    public Reason reason() {
        return Reason.LEVEL;
    }
}
