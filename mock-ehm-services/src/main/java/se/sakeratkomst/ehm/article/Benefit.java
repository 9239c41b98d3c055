package se.sakeratkomst.ehm.article;

/** Whether an article is within the benefit (läkemedelsförmånen). */
public enum Benefit {
    YES,
    /** Only for some patients or some uses. */
    RESTRICTED,
    NO
}
