package se.sakeratkomst.ehm.check.subject;

/** What a prescription was registered from. */
public enum Basis {
    ELECTRONIC,
    PAPER,
    TELEPHONE,
    FAX,
    /** A prescription of another country of the EEA. */
    EEA
}
