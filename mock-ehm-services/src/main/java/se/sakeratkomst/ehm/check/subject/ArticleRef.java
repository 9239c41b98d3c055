package se.sakeratkomst.ehm.check.subject;

import org.jspecify.annotations.Nullable;

/**
 * How a call names an article.
 *
 * @param nplId the product
 * @param nplPackId the package
 * @param varunr number in the pharmacies' trade
 */
public record ArticleRef(
        @Nullable String nplId,
        @Nullable String nplPackId,
        @Nullable String varunr) {

    /** No article. */
    public static final ArticleRef NONE = new ArticleRef(null, null, null);

    @Override
    public String toString() {
        return "NPL id " + nplId + ", NPL pack id " + nplPackId + (varunr == null ? "" : ", varunr " + varunr);
    }
}
