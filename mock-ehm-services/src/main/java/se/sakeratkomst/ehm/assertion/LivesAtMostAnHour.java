package se.sakeratkomst.ehm.assertion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/** EHM-027: an assertion is valid for at most 60 minutes. */
final class LivesAtMostAnHour implements Check<Presented> {

    private final Duration longest;

    LivesAtMostAnHour(Duration longest) {
        this.longest = longest;
    }

    @Override
    public List<Finding> examine(Presented presented) {
        Optional<Instant> issued = presented.assertion().issueInstant();
        Optional<Instant> until =
                presented.assertion().conditions().flatMap(ReceivedAssertion.Conditions::notOnOrAfter);
        Optional<Instant> from = presented
                .assertion()
                .conditions()
                .flatMap(ReceivedAssertion.Conditions::notBefore)
                .filter(at -> issued.map(at::isAfter).orElse(true))
                .or(() -> issued);
        if (until.isEmpty() || from.isEmpty()) {
            return List.of();
        }
        Duration life = Duration.between(from.get(), until.get());
        return life.compareTo(longest) <= 0
                ? List.of()
                : List.of(Finding.error(
                        "EHM-027",
                        "measuring how long the assertion is valid",
                        life.toMinutes() + " minutes, from " + from.get() + " to " + until.get(),
                        "at most " + longest.toMinutes() + " minutes",
                        "Have the identity provider issue assertions of at most " + longest.toMinutes() + " minutes."));
    }
}
