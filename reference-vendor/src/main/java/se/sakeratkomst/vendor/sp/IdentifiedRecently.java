package se.sakeratkomst.vendor.sp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion.AuthnStatement;

/**
 * The user was identified in the last hour, and after the request where that was asked for.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.2 and 6.3.5; Tekniska anslutningsregler 2.2</a>
 */
final class IdentifiedRecently implements ServiceProviderCheck {

    private static final Duration LONGEST_SINGLE_SIGN_ON = Duration.ofMinutes(60);

    @Override
    public List<Finding> examine(Answer answer) {
        Optional<Instant> when =
                answer.assertion().authnStatements().stream().findFirst().flatMap(AuthnStatement::authnInstant);
        boolean forced = answer.request().map(PendingRequest::forceAuthn).orElse(false);
        boolean right = when.filter(instant -> !answer.isAhead(instant))
                .filter(instant -> !answer.hasPassed(instant.plus(LONGEST_SINGLE_SIGN_ON)))
                .filter(instant -> !forced
                        || !instant.isBefore(
                                answer.request().orElseThrow().sent().minus(answer.skew())))
                .isPresent();
        return unless(
                right,
                forced ? "SC-102" : "SC-156",
                "reading when the user was identified",
                "AuthnInstant " + when.map(Instant::toString).orElse("unreadable"),
                forced ? "after the request" : "within the last hour",
                "Log in anew.");
    }

    @Override
    public Reason reason() {
        return Reason.NOT_CURRENT;
    }
}
