package se.sakeratkomst.vendor.sp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Finding;

/**
 * SessionNotOnOrAfter, where it is given, has not passed.
 *
 * @see "Kantara eGov 2.0 implementation profile: sessions (SAMBI-036)"
 */
final class SessionHasNotEnded implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        Optional<Instant> end = answer.assertion().authnStatements().stream()
                .flatMap(statement -> statement.sessionNotOnOrAfter().stream())
                .filter(instant -> !answer.now().isBefore(instant))
                .findFirst();
        return unless(
                end.isEmpty(),
                "SAMBI-036",
                "reading how long the session may last",
                "until " + end.map(Instant::toString).orElse(""),
                "a SessionNotOnOrAfter that has not passed",
                "Log in anew.");
    }

    @Override
    public Reason reason() {
        return Reason.NOT_CURRENT;
    }
}
