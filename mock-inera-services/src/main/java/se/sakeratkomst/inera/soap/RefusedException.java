package se.sakeratkomst.inera.soap;

/** Ends a call with a fault. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.observed());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
