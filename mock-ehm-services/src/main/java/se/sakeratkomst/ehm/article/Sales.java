package se.sakeratkomst.ehm.article;

/** Whether an article is sold. */
public enum Sales {
    ON_MARKET,
    SALES_STOPPED,
    DEREGISTERED
}
