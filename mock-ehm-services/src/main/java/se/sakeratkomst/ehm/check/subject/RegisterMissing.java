package se.sakeratkomst.ehm.check.subject;

/** A register does not answer: nothing can be said of the call, and nothing is stored. */
public final class RegisterMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Register register;

    public RegisterMissing(Register register) {
        super("Ask register " + register.known()
                + ": observed that it does not answer; expected an answer, since no check"
                + " that needs it can be made. Try again when it answers.");
        this.register = register;
    }

    public Register register() {
        return register;
    }
}
