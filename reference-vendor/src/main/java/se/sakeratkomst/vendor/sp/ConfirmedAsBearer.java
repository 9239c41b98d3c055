package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.xml.Ns;

/**
 * There is one SubjectConfirmation; its method is bearer, it has data, and the data has no NotBefore.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.2; SAML profiles 4.1.4.2</a>
 */
final class ConfirmedAsBearer implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        boolean right = answer.confirmation()
                .filter(confirmation -> Ns.CONFIRMATION_BEARER.equals(confirmation.method()))
                .filter(ReceivedAssertion.Confirmation::data)
                .filter(confirmation -> !confirmation.notBeforePresent())
                .isPresent();
        return unless(
                right,
                "SC-078",
                "reading the SubjectConfirmation",
                answer.assertion().confirmations().size() + " of the methods "
                        + answer.assertion().confirmations().stream()
                                .map(ReceivedAssertion.Confirmation::method)
                                .toList(),
                "one, with the method bearer and SubjectConfirmationData without NotBefore",
                "Confirm the subject once, as bearer.");
    }
}
