package se.sakeratkomst.certify.driver;

/** What the person at the screen does when the identity provider asks for the card. */
public sealed interface UserChoice {
    /** Signs with a card. */
    record UseCard(String card, String pin, String certificate) implements UserChoice {}

    /** Presses cancel. */
    record Cancel() implements UserChoice {}
}
