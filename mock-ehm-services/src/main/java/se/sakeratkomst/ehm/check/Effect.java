package se.sakeratkomst.ehm.check;

/** What a finding does. */
public enum Effect {
    /** The whole call is refused and nothing stored. */
    REJECT,
    /** The call goes through and the answer says so. */
    WARN
}
