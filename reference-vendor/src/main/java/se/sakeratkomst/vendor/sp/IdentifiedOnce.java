package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * There is exactly one AuthnStatement.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.2; SAMBI-025</a>
 */
final class IdentifiedOnce implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        int statements = answer.assertion().authnStatements().size();
        return unless(
                statements == 1,
                "SC-074",
                "reading how the user was identified",
                statements + " AuthnStatement",
                "exactly one",
                "Say once how the user was identified.");
    }
}
