package se.sakeratkomst.ehm.animal;

/** What is asked cannot be held against the control table at all. */
public final class DepotRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** No such prescription. */
        NOT_THERE,
        /** The caller is at no pharmacy. */
        NO_PHARMACY,
        /** The rows belong to several owners. */
        SEVERAL_OWNERS,
        /** The owner has not consented, so that nothing is shown. */
        NO_CONSENT
    }

    private final Reason reason;

    public DepotRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
