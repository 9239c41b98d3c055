package se.sakeratkomst.ehm.register;

/** Somebody else changed the resource since the version that was to be replaced. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleVersionException(String message) {
        super(message);
    }
}
