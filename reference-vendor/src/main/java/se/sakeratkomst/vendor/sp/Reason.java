package se.sakeratkomst.vendor.sp;

/** Why a user was not let in, as far as the user needs to know. */
public enum Reason {
    /** The answer, or who made it, cannot be trusted. */
    NOT_TRUSTED,
    /** The answer came too late, or a second time. */
    NOT_CURRENT,
    /** The user broke off. */
    CANCELLED,
    /** The identity provider suspects fraud. */
    FRAUD,
    /** The identity provider could not identify the user. */
    NOT_IDENTIFIED,
    /** Identified, but not well enough. */
    LEVEL,
    /** Identified, but the system does not learn what it must know. */
    ATTRIBUTES,
    /** The federation or identity provider cannot be reached or is unknown. */
    FEDERATION
}
