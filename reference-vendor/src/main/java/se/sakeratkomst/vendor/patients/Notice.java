package se.sakeratkomst.vendor.patients;

/** What a page says first of what the user did. */
public enum Notice {
    PRESCRIBED,
    CORRECTED,
    RENEWED,
    ENDED,
    CANCELLED,
    RESTORED,
    DISPENSED,
    TAKEN_BACK,
    LOCKED,
    UNLOCKED,
    /** Not dispensed: the pharmacist must see the warnings first. */
    WARNED,
    /** Not dispensed: something forbids it. */
    STOPPED,
    /** Not done: somebody else has changed what was to be changed. */
    CHANGED_BY_OTHERS,
    /** Not done: what is hidden from the user would be lost. */
    REASON_HIDDEN,
    /** Nobody knows whether it was done. */
    UNCERTAIN,
    REFUSED,
    /** Not asked for: a private person has the own list, and others' only on a ground that is stated. */
    NOT_YOURS;

    /** Whether it was done. */
    public boolean isDone() {
        return ordinal() <= UNLOCKED.ordinal();
    }
}
