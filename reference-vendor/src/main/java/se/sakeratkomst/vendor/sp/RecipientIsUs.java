package se.sakeratkomst.vendor.sp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/**
 * Recipient is the address that the answer was posted to, and that was asked for.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.2</a>
 */
final class RecipientIsUs implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        @Nullable
        String recipient = answer.confirmation()
                .map(ReceivedAssertion.Confirmation::recipient)
                .orElse(null);
        boolean asked = answer.request().isEmpty()
                || answer.deliveredAt().equals(answer.membership().acsUrl());
        return unless(
                answer.deliveredAt().equals(recipient) && asked,
                "SC-093",
                "reading the Recipient of the confirmation",
                recipient + ", delivered at " + answer.deliveredAt(),
                asked ? answer.deliveredAt() : answer.membership().acsUrl(),
                "Make the assertion for the address that it is sent to.");
    }
}
