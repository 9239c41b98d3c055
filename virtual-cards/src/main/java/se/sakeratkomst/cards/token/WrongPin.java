package se.sakeratkomst.cards.token;

/** The token refused the PIN (or PUK) that was given to it. */
public final class WrongPin extends Exception {

    private static final long serialVersionUID = 1L;

    WrongPin(String label, Throwable cause) {
        super("Token '" + label + "' refused the PIN", cause);
    }
}
