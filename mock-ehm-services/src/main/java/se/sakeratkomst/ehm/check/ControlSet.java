package se.sakeratkomst.ehm.check;

/** What is done to a prescription or dispense: each has its set of checks. */
public enum ControlSet {
    /** Care creates a prescription. */
    NOD,
    /** A pharmacy creates, renews or replaces one. */
    REG,
    /** One is corrected. */
    KORR,
    /** One is ended (utsatt, avslutad). */
    UTS,
    /** One is cancelled (makulerad). */
    MAK,
    /** A dispense of a prescription on paper, by telephone or fax. */
    KEX,
    /** A dispense of a registered prescription. */
    EXP
}
