package se.sakeratkomst.cards.card;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * PIN rules, and when cards are made.
 *
 * @param pinTries wrong PINs in a row that block a token
 * @param pukTries wrong PUKs that block a token for good
 * @param makeAhead how long after the start the cards of the lab default are made without anyone asking; whoever asks earlier gets
 *     them at once
 * @param keys where the keys come from: generated on the token, or the published TEST keys, for a drawer of many cards
 */
@ConfigurationProperties("sandbox.cards")
public record CardSettings(
        @DefaultValue("3") int pinTries,
        @DefaultValue("10") int pukTries,
        @DefaultValue("60s") Duration makeAhead,
        @DefaultValue("generated") Keys keys) {

    /** Where keys of cards come from. */
    public enum Keys {
        GENERATED,
        PREMADE
    }
}
