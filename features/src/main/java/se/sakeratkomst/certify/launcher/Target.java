package se.sakeratkomst.certify.launcher;

/** Where the sandbox runs. */
public enum Target {
    /** Child processes of this command, or those of an earlier {@code up}. */
    embedded,
    /** The containers of compose/compose.yaml, which must be up. */
    compose,
    /** Whatever answers at the addresses that are given or usual. */
    running
}
