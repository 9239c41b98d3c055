package se.sakeratkomst.vendor.sp;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;

/**
 * Response and confirmation say that they answer one and the same request, and it is one that this system sent. Where neither says
 * so, nobody claims to answer anything.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.2</a>
 */
final class AnswersARequestOfOurs implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        @Nullable String ofResponse = answer.received().inResponseTo();
        @Nullable
        String ofConfirmation = answer.confirmation()
                .map(confirmation -> confirmation.inResponseTo())
                .orElse(null);
        String sent = answer.request().map(PendingRequest::id).orElse(null);
        boolean right = answer.isUnsolicited()
                || (sent != null && sent.equals(ofResponse) && Objects.equals(ofResponse, ofConfirmation));
        return unless(
                right,
                "SC-092",
                "finding the request that was answered",
                "InResponseTo '" + ofResponse + "' in the Response and '" + ofConfirmation + "' in the confirmation",
                sent == null ? "the ID of a request that is waited for" : "'" + sent + "' in both",
                "Log in anew from the system's own page.");
    }

    @Override
    public Reason reason() {
        return Reason.NOT_CURRENT;
    }
}
