package se.sakeratkomst.vendor.sp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;

/**
 * Response and Assertion were issued a moment ago, and not before they were asked for.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.5</a>
 */
final class IssuedJustNow implements ServiceProviderCheck {

    private static final Duration LONGEST_ON_THE_WAY = Duration.ofMinutes(5);

    @Override
    public List<Finding> examine(Answer answer) {
        Optional<Instant> response = answer.received().issueInstant();
        Optional<Instant> assertion = answer.assertion().issueInstant();
        return unless(
                isNow(answer, response) && isNow(answer, assertion),
                "SC-101",
                "reading when Response and Assertion were issued",
                shown(response) + " and " + shown(assertion) + ", it is " + answer.now(),
                "both within the last " + LONGEST_ON_THE_WAY.toMinutes() + " minutes, give or take "
                        + answer.skew().toMinutes(),
                "Log in anew; if it happens again, compare the clocks.");
    }

    private static boolean isNow(Answer answer, Optional<Instant> issued) {
        return issued.filter(instant -> !answer.isAhead(instant))
                .filter(instant -> !answer.hasPassed(instant.plus(LONGEST_ON_THE_WAY)))
                .filter(instant -> answer.request()
                        .map(request -> !instant.isBefore(request.sent().minus(answer.skew())))
                        .orElse(true))
                .isPresent();
    }

    private static String shown(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("no time");
    }

    @Override
    public Reason reason() {
        return Reason.NOT_CURRENT;
    }
}
