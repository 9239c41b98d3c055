package se.sakeratkomst.cards.card;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The two tokens of a card: as on SITHS cards, one PIN opens all keys of a use. */
public enum TokenUse {
    /** Opened by PIN 1. */
    LEGITIMERING("legitimering", "Leg"),
    /** Opened by PIN 2. */
    UNDERSKRIFT("underskrift", "Und");

    private final String word;
    private final String inLabel;

    TokenUse(String word, String inLabel) {
        this.word = word;
        this.inLabel = inLabel;
    }

    @JsonValue
    public String word() {
        return word;
    }

    String inLabel() {
        return inLabel;
    }

    public static Optional<TokenUse> byWord(String word) {
        return Arrays.stream(values()).filter(use -> use.word.equals(word)).findFirst();
    }
}
