package se.sakeratkomst.ehm.article;

/**
 * What kind of thing an article is. FOR and PLI are the register's own codes, the other two the sandbox's.
 *
 * @see "ehm.md 4, U.003"
 */
public enum ProductType {
    /** Medicine (läkemedel). */
    LM,
    /** Aid (förbrukningsartikel). */
    FOR,
    /** Food for particular uses (livsmedel). */
    PLI,
    /** Technical spirit (teknisk sprit). */
    TSP;

    /** Whether pharmacy staff without licence may handle it. */
    public boolean openToUnlicensedStaff() {
        return this == FOR || this == PLI;
    }

    /** Whether it takes a prescriber with a code to prescribe it. */
    public boolean needsPrescriptionCode() {
        return this == LM || this == TSP;
    }
}
