package se.sakeratkomst.ehm.check.subject;

/** Förmånsval, by the letters of the version 17 services. */
public enum BenefitChoice {
    /** With the benefit (läkemedelsförmånen). */
    R,
    /** Without benefit. */
    U,
    /** With a region's benefit. */
    L,
    /** Free of charge within the benefit. */
    F;

    /** Whether somebody else than the patient pays. */
    public boolean chosen() {
        return this != U;
    }

    /** Whether it takes that the article is within the benefit. */
    public boolean ofState() {
        return this == R || this == F;
    }
}
