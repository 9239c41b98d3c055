package se.sakeratkomst.cards.card;

import se.sakeratkomst.kit.problem.Problem;

/** A PIN or PUK that was wrong (403), or a token that takes none any more (423). */
public final class PinRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final int triesLeft;

    private PinRefused(Problem problem, int triesLeft) {
        super(problem.sentence());
        this.problem = problem;
        this.triesLeft = triesLeft;
    }

    static PinRefused wrongPin(Card.OnToken token, int triesLeft) {
        return new PinRefused(
                Problem.of(
                        403,
                        "Wrong PIN",
                        "Open token '" + token.label() + "' for " + token.use().word(),
                        "a PIN that the token refused; tries left: " + triesLeft,
                        "the PIN for " + token.use().word() + ", as the card drawer shows it",
                        triesLeft == 0
                                ? "The token is blocked now: unblock it with the PUK in the card drawer, or reset the lab."
                                : "Try again with the right PIN."),
                triesLeft);
    }

    static PinRefused blocked(Card.OnToken token) {
        return new PinRefused(
                Problem.of(
                        423,
                        "Card blocked",
                        "Open token '" + token.label() + "' for " + token.use().word(),
                        "a token that is blocked, since wrong PINs used up its tries; the PIN was not tried",
                        "a token with tries left",
                        "Unblock it with the PUK in the card drawer or by POST /api/cards/{id}/unblock, or reset the lab."),
                0);
    }

    static PinRefused replaced(Card.OnToken token, int triesLeft) {
        return new PinRefused(
                Problem.of(
                        403,
                        "PIN replaced",
                        "Open token '" + token.label() + "' for " + token.use().word(),
                        "a login by a PIN that has been replaced since; no try was taken",
                        "the PIN as it is now",
                        "Log in again with the new PIN."),
                triesLeft);
    }

    static PinRefused wrongPuk(Card.OnToken token, int triesLeft) {
        return new PinRefused(
                Problem.of(
                        403,
                        "Wrong PUK",
                        "Unblock token '" + token.label() + "'",
                        "a PUK that the token refused; tries left: " + triesLeft,
                        "the card's PUK, 8 digits, as the card drawer shows it",
                        triesLeft == 0
                                ? "The token is blocked for good now; reset the lab to have it back."
                                : "Try again with the right PUK."),
                triesLeft);
    }

    static PinRefused blockedForGood(Card.OnToken token) {
        return new PinRefused(
                Problem.of(
                        423,
                        "Card blocked for good",
                        "Unblock token '" + token.label() + "'",
                        "a token whose PUK has no tries left; the PUK was not tried",
                        "a token with tries of the PUK left",
                        "Reset the lab: POST /admin/labs/{lab}/reset on the control port."),
                0);
    }

    public Problem problem() {
        return problem;
    }

    public int triesLeft() {
        return triesLeft;
    }
}
