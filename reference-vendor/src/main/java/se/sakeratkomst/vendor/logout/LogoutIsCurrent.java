package se.sakeratkomst.vendor.logout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.logout.LogoutRequest;

/**
 * The request was issued a moment ago, and its NotOnOrAfter, where it has one, has not passed.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.7.1 and 3.2.1</a>
 */
final class LogoutIsCurrent implements LogoutCheck {

    private static final Duration LONGEST_ON_THE_WAY = Duration.ofMinutes(5);

    @Override
    public List<Finding> examine(AskedLogout asked) {
        LogoutRequest request = asked.request();
        Optional<Instant> end = request.notOnOrAfter();
        boolean ended = request.unreadableNotOnOrAfter()
                || end.filter(instant -> !asked.now().minus(asked.skew()).isBefore(instant))
                        .isPresent();
        boolean fresh = request.issueInstant()
                .filter(issued -> !asked.now().plus(asked.skew()).isBefore(issued))
                .filter(issued -> asked.now()
                        .minus(asked.skew())
                        .minus(LONGEST_ON_THE_WAY)
                        .isBefore(issued))
                .isPresent();
        return unless(
                fresh && !ended,
                "SAML-CORE-3.7.1",
                "reading how long the LogoutRequest holds",
                "issued " + request.issueInstant().map(Instant::toString).orElse("at no time") + ", NotOnOrAfter "
                        + end.map(Instant::toString).orElse(request.unreadableNotOnOrAfter() ? "unreadable" : "absent")
                        + ", it is " + asked.now(),
                "issued within the last " + LONGEST_ON_THE_WAY.toMinutes()
                        + " minutes, with a NotOnOrAfter that has not passed");
    }
}
