package se.sakeratkomst.vendor.sp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.vendor.federation.Membership;

/**
 * An answer whose signatures hold, together with everything it is held against.
 *
 * @param membership who we are in the federation
 * @param identityProvider whose keys signed it
 * @param request the request of ours that it says it answers
 * @param browser the browser that brought it, null when it has no session
 * @param deliveredAt the address of ours that it was posted to
 * @param received the Response
 * @param assertion the Assertion in it
 * @param now wall time
 */
public record Answer(
        Membership membership,
        EntityDescriptor identityProvider,
        Optional<PendingRequest> request,
        @Nullable String browser,
        String deliveredAt,
        ReceivedResponse received,
        ReceivedAssertion assertion,
        Instant now) {

    FederationProfile profile() {
        return membership.profile();
    }

    /** How far the identity provider's clock may differ from ours. */
    Duration skew() {
        return profile().clockSkew();
    }

    boolean hasPassed(Instant instant) {
        return !now.minus(skew()).isBefore(instant);
    }

    boolean isAhead(Instant instant) {
        return now.plus(skew()).isBefore(instant);
    }

    /** The bearer confirmation, when there is exactly one confirmation and it is of that kind. */
    Optional<ReceivedAssertion.Confirmation> confirmation() {
        List<ReceivedAssertion.Confirmation> all = assertion.confirmations();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Nobody asked for it, as far as it says itself. */
    boolean isUnsolicited() {
        return received.inResponseTo() == null
                && assertion.confirmations().stream().allMatch(confirmation -> confirmation.inResponseTo() == null);
    }

    /** The LoA URIs to accept: those of the request, else those the system accepts at all. */
    List<String> acceptedLoas() {
        return request.map(PendingRequest::loas).orElseGet(membership::acceptedLoas);
    }
}
