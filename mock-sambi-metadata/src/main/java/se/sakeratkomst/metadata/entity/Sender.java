package se.sakeratkomst.metadata.entity;

/**
 * Where metadata came from.
 *
 * @param way the way it came
 * @param who address or file, for the journal
 */
public record Sender(Way way, String who) {

    /** The ways to hand in metadata. */
    public enum Way {
        post,
        page,
        drop,
        control
    }

    /** Only the sandbox itself, through the control port, brings in identity providers. */
    public boolean mayBringIdentityProvider() {
        return way == Way.control;
    }

    @Override
    public String toString() {
        return way + " " + who;
    }
}
