package se.sakeratkomst.vendor.sp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion.Conditions;

/**
 * Now lies between NotBefore and NotOnOrAfter of the Conditions, and both are there.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.3</a>
 */
final class ConditionsAreCurrent implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        Optional<Conditions> conditions = answer.assertion().conditions();
        Optional<Instant> from = conditions.flatMap(Conditions::notBefore);
        Optional<Instant> end = conditions.flatMap(Conditions::notOnOrAfter);
        boolean right = from.filter(instant -> !answer.isAhead(instant)).isPresent()
                && end.filter(instant -> !answer.hasPassed(instant)).isPresent()
                && from.orElseThrow().isBefore(end.orElseThrow());
        return unless(
                right,
                "SC-098",
                "reading how long the assertion holds",
                "from " + from.map(Instant::toString).orElse("no readable NotBefore") + " to "
                        + end.map(Instant::toString).orElse("no readable NotOnOrAfter") + ", it is " + answer.now(),
                "NotBefore, then now, then NotOnOrAfter",
                "Log in anew; if it happens again, compare the clocks.");
    }

    @Override
    public Reason reason() {
        return Reason.NOT_CURRENT;
    }
}
