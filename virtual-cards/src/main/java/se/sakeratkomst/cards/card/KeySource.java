package se.sakeratkomst.cards.card;

import java.security.interfaces.RSAPublicKey;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import se.sakeratkomst.cards.token.CardToken.Unlocked;
import se.sakeratkomst.cards.token.PremadeKeys;

/**
 * Where a card's keys come from. They are generated on the token and never leave it, unless the drawer is told to use the premade TEST
 * keys, which everybody knows: for a thousand cards that need not wait for a thousand keys.
 */
final class KeySource {

    private final CardSettings.Keys from;
    private final int bits;
    private final AtomicInteger next;

    /** @param used how many keys there are on cards already */
    KeySource(CardSettings.Keys from, int bits, int used) {
        this.from = from;
        this.bits = bits;
        this.next = new AtomicInteger(used);
    }

    /** Puts a key on the token; its public half. */
    RSAPublicKey put(Unlocked token, byte[] ckaId, String label) {
        OptionalInt premade = premade();
        return premade.isPresent()
                ? token.store(ckaId, label, PremadeKeys.key(premade.getAsInt()))
                : token.generate(ckaId, label, bits);
    }

    private OptionalInt premade() {
        if (from != CardSettings.Keys.PREMADE || bits != PremadeKeys.BITS) {
            return OptionalInt.empty();
        }
        int number = next.getAndIncrement();
        return number < PremadeKeys.count() ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
