package se.sakeratkomst.certify.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What the person at the screen does when the identity provider asks for the card. */
public sealed interface UserChoice {
    /** Signs with a card. */
    record UseCard(String card, String pin, String certificate) implements UserChoice {}

    /** Looks at the login page for a while, and signs with a card then. */
    record UseCardLate(Duration late, UseCard card) implements UserChoice {
        void waits() {
            Instant then = Instant.now().plus(late);
            while (Instant.now().isBefore(then)) {
                LockSupport.parkNanos(Duration.between(Instant.now(), then).toNanos());
            }
        }
    }

    /** Chooses an identity provider in the discovery service first, and signs with a card at it. */
    record ChooseAndUseCard(String identityProvider, UseCard card) implements UserChoice {}

    /** Tries to sign with a card, and presses cancel when the card refuses. */
    record TryCardOrCancel(UseCard card) implements UserChoice {}

    /** Chooses the card in the browser, which has none to show. */
    record ShowNoCard() implements UserChoice {}

    /**
     * Chooses the card app on another unit, and answers there by the code that the page shows.
     *
     * @param card what the login is approved with; cancelled in the app where there is none
     */
    record AnswerInApp(Optional<UseCard> card) implements UserChoice {}

    /** Presses cancel. */
    record Cancel() implements UserChoice {}
}
