package se.sakeratkomst.cards.card;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.token.CardToken;
import se.sakeratkomst.cards.token.SoftHsm;
import se.sakeratkomst.cards.token.WrongPin;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * The PIN rules of a card, which SoftHSM lacks: a token blocks after three wrong PINs in a row and a PUK unblocks it. A try is taken
 * before the PIN is tried and given back when it was right.
 */
public final class PinRules {

    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

    private final TokenRows rows;
    private final PinCounters counters;
    private final SoftHsm hsm;
    private final CardSettings settings;
    private final Map<Long, Long> generations = new ConcurrentHashMap<>();

    PinRules(TokenRows rows, PinCounters counters, SoftHsm hsm, CardSettings settings) {
        this.rows = rows;
        this.counters = counters;
        this.hsm = hsm;
        this.settings = settings;
    }

    /** Tries the PIN and changes nothing but the counter. */
    public ProvenPin prove(OnToken token, String pin) {
        CardToken held = held(token);
        held.seize();
        try {
            return withPin(token, pin, unlocked -> new ProvenPin(pin, generation(token)));
        } finally {
            held.release();
        }
    }

    /**
     * Does the work with the token's user logged in, alone with the token, by a PIN that was right once. A PIN that has been
     * replaced since is refused without taking a try.
     */
    public <T> T withPin(OnToken token, ProvenPin pin, CardToken.Work<T> work) {
        CardToken held = held(token);
        held.seize();
        try {
            if (pin.generation() != generation(token)) {
                throw PinRefused.replaced(token, triesLeft(token));
            }
            return withPin(token, pin.pin(), work);
        } finally {
            held.release();
        }
    }

    private long generation(OnToken token) {
        return generations.getOrDefault(token.row(), 0L);
    }

    private void replaced(OnToken token) {
        generations.merge(token.row(), 1L, Long::sum);
    }

    /** Does the work with the token's user logged in, alone with the token. */
    public <T> T withPin(OnToken token, String pin, CardToken.Work<T> work) {
        return byPin(token, held -> held.asUser(pin, work));
    }

    /** Sets a new PIN by the old one; a try is taken as for any use of the PIN. */
    public void changePin(OnToken token, String pin, String newPin) {
        requireSixDigits("Change the PIN of token '" + token.label() + "'", newPin);
        CardToken held = held(token);
        held.seize();
        try {
            byPin(token, judging -> {
                judging.changePin(pin, newPin);
                return true;
            });
            counters.change(token.row(), () -> rows.changePin(token.row(), settings.pinTries(), newPin));
            replaced(token);
        } finally {
            held.release();
        }
    }

    /** What is done with a token by a PIN or PUK that it judges. */
    @FunctionalInterface
    private interface Trial<T> {
        T with(CardToken token) throws WrongPin;
    }

    /** Takes a try, has the token judge the PIN, and settles the try. */
    private <T> T byPin(OnToken token, Trial<T> trial) {
        CardToken held = held(token);
        held.seize();
        try {
            if (!counters.take(token.row())) {
                throw PinRefused.blocked(token);
            }
            boolean judged = false;
            try {
                T result = trial.with(held);
                judged = true;
                counters.right(token.row());
                return result;
            } catch (WrongPin e) {
                judged = true;
                throw PinRefused.wrongPin(token, counters.wrong(token.row()));
            } finally {
                if (!judged) {
                    counters.unjudged(token.row());
                }
            }
        } finally {
            held.release();
        }
    }

    /** Tries the PUK and changes nothing; the right one gives its tries back. */
    public void tryPuk(OnToken token, String puk) {
        byPuk(token, held -> held.tryPuk(puk), () -> rows.setPukTries(token.row(), settings.pukTries()));
    }

    /** Sets a new PIN by the PUK and gives the token its tries back. */
    public void unblock(OnToken token, String puk, String newPin) {
        requireSixDigits("Unblock token '" + token.label() + "'", newPin);
        byPuk(token, held -> held.setPin(puk, newPin), () -> {
            counters.change(
                    token.row(), () -> rows.unblock(token.row(), settings.pinTries(), settings.pukTries(), newPin));
            replaced(token);
        });
    }

    @FunctionalInterface
    private interface PukTrial {
        void with(CardToken token) throws WrongPin;
    }

    /** Takes a try of the PUK and has the token judge it. */
    private void byPuk(OnToken token, PukTrial trial, Runnable whenRight) {
        CardToken held = held(token);
        held.seize();
        try {
            if (rows.takePukTry(token.row()) == 0) {
                throw PinRefused.blockedForGood(token);
            }
            try {
                trial.with(held);
            } catch (WrongPin e) {
                throw PinRefused.wrongPuk(token, row(token).pukTriesLeft());
            }
            whenRight.run();
        } finally {
            held.release();
        }
    }

    private static void requireSixDigits(String attempted, String newPin) {
        if (!SIX_DIGITS.matcher(newPin).matches()) {
            throw new ProblemException(Problem.badRequest(
                    attempted, "a new PIN of another form", "6 digits", "Choose a PIN of 6 digits; no try was taken."));
        }
    }

    /** Puts PIN and counters of a token as given, by the PUK, whatever they were and whoever changed them. */
    void put(TokenRow row, String puk, String pin, int tries, int pukTries) {
        OnToken token = new OnToken(
                Objects.requireNonNull(row.id()),
                TokenUse.byWord(row.tokenUse()).orElseThrow(),
                row.label(),
                row.serial(),
                List.of());
        CardToken held = held(token);
        held.seize();
        try {
            held.setPin(puk, pin);
            counters.change(token.row(), () -> rows.unblock(token.row(), tries, pukTries, pin));
            replaced(token);
        } catch (WrongPin e) {
            throw PinRefused.wrongPuk(token, row.pukTriesLeft());
        } finally {
            held.release();
        }
    }

    public int triesLeft(OnToken token) {
        return counters.left(token.row());
    }

    public int pukTriesLeft(OnToken token) {
        return row(token).pukTriesLeft();
    }

    /** Tries that a PIN has when none was wrong. */
    public int pinTries() {
        return settings.pinTries();
    }

    /** Tries that a PUK has when none was wrong. */
    public int pukTries() {
        return settings.pukTries();
    }

    TokenRow row(OnToken token) {
        return rows.findById(token.row())
                .orElseThrow(() -> new IllegalStateException("The row of token '" + token.label() + "' is gone"));
    }

    private CardToken held(OnToken token) {
        return hsm.token(token.serial())
                .orElseThrow(() -> new ProblemException(Problem.of(
                        503,
                        "Token missing",
                        "Use token '" + token.label() + "'",
                        "no token with serial number " + token.serial() + " in SoftHSM",
                        "the token that was made for this card",
                        "Put its folder back under {home}/softhsm/tokens and restart, or have the card made anew:"
                                + " POST /admin/labs/{lab}/seed on the control port.")));
    }

    /** Whether the text can be a PIN at all; longer and empty ones are not tried. */
    static void requirePin(LabId lab, String pin) {
        if (pin.isEmpty() || pin.length() > 16) {
            throw new ProblemException(Problem.badRequest(
                    "Open a card of lab " + lab,
                    pin.isEmpty() ? "no PIN" : "a PIN of " + pin.length() + " characters",
                    "a PIN of 6 digits",
                    "Send the PIN as the card drawer shows it; no try was taken."));
        }
    }
}
