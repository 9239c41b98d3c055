package se.sakeratkomst.vendor.sp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/**
 * NotOnOrAfter of the confirmation is there and has not passed.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.2</a>
 */
final class ConfirmationIsCurrent implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        Optional<Instant> end = answer.confirmation().flatMap(ReceivedAssertion.Confirmation::notOnOrAfter);
        return unless(
                end.filter(instant -> !answer.hasPassed(instant)).isPresent(),
                "SC-094",
                "reading how long the confirmation holds",
                end.map(Instant::toString).orElse("no readable NotOnOrAfter") + ", it is " + answer.now(),
                "a NotOnOrAfter that has not passed",
                "Log in anew.");
    }

    @Override
    public Reason reason() {
        return Reason.NOT_CURRENT;
    }
}
