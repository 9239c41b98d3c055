package se.sakeratkomst.ehm.article;

/** Särskilda läkemedel: a prescriber always learns that a patient has one, not which. */
public enum Special {
    NARCOTIC,
    ANABOLIC,
    ANDROGEN,
    ERYTHROPOIETIN,
    DARBEPOETIN,
    SOMATROPIN,
    GROWTH_HORMONE
}
