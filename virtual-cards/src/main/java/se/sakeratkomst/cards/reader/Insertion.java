package se.sakeratkomst.cards.reader;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import se.sakeratkomst.cards.card.Card;
import se.sakeratkomst.cards.card.Card.OnCard;
import se.sakeratkomst.cards.card.TokenUse;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** A card in a reader, from when it was put in until it is pulled out; in again it is another insertion. */
final class Insertion {

    private final Card card;
    private final Map<TokenUse, TokenContents> contents = new EnumMap<>(TokenUse.class);
    private final Set<String> vouched = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean pulled;

    /** @param pinEachTime whether keys for underskrift want the PIN for each signature */
    Insertion(Card card, PkiStore pkis, boolean pinEachTime) {
        this.card = card;
        card.tokens()
                .forEach((use, token) ->
                        contents.put(use, new TokenContents(token, pkis, pinEachTime && use == TokenUse.UNDERSKRIFT)));
    }

    Card card() {
        return card;
    }

    TokenContents contents(TokenUse use) {
        TokenContents found = contents.get(use);
        if (found == null) {
            throw new CkRefusal(Ck.CKR_TOKEN_NOT_PRESENT);
        }
        return found;
    }

    /** From here on nothing leaves the card. */
    void pull() {
        lock.lock();
        try {
            pulled = true;
        } finally {
            lock.unlock();
        }
    }

    /** Does the work while nobody can pull the card out, or answers CKR_DEVICE_REMOVED where somebody has. */
    void whileIn(Runnable work) {
        lock.lock();
        try {
            if (pulled) {
                throw new CkRefusal(Ck.CKR_DEVICE_REMOVED);
            }
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** The token's key must be the one of the certificate; asked of the token once. */
    void requireItsKey(OnCard held, Supplier<BigInteger> onToken) {
        if (vouched.contains(held.fingerprint())) {
            return;
        }
        if (!((RSAPublicKey) held.certificate().getPublicKey()).getModulus().equals(onToken.get())) {
            throw new ProblemException(Problem.of(
                    503,
                    "Token fault",
                    "Sign with the key of certificate " + held.fingerprint(),
                    "another key on the token",
                    "the key that the certificate is about",
                    "The token's folder was exchanged: put the right one back, or have the card made anew."));
        }
        vouched.add(held.fingerprint());
    }
}
