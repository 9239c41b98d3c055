package se.sakeratkomst.saml.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * saml:Conditions; what is null is left out.
 *
 * @param audienceRestrictions one inner list for each AudienceRestriction
 */
public record ConditionsRecipe(
        @Nullable String notBefore,
        @Nullable String notOnOrAfter,
        List<List<String>> audienceRestrictions,
        boolean oneTimeUse) {

    /** The same with another notBefore. */
    public ConditionsRecipe withNotBefore(@Nullable String notBefore) {
        return new ConditionsRecipe(notBefore, notOnOrAfter, audienceRestrictions, oneTimeUse);
    }

    /** The same with another notOnOrAfter. */
    public ConditionsRecipe withNotOnOrAfter(@Nullable String notOnOrAfter) {
        return new ConditionsRecipe(notBefore, notOnOrAfter, audienceRestrictions, oneTimeUse);
    }

    /** The same with another audienceRestrictions. */
    public ConditionsRecipe withAudienceRestrictions(List<List<String>> audienceRestrictions) {
        return new ConditionsRecipe(notBefore, notOnOrAfter, audienceRestrictions, oneTimeUse);
    }

    /** The same with another oneTimeUse. */
    public ConditionsRecipe withOneTimeUse(boolean oneTimeUse) {
        return new ConditionsRecipe(notBefore, notOnOrAfter, audienceRestrictions, oneTimeUse);
    }
}
