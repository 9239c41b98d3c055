package se.sakeratkomst.saml.response;

import org.jspecify.annotations.Nullable;

/** saml:NameID; what is null is left out. */
public record NameIdRecipe(
        String value,
        @Nullable String format,
        @Nullable String nameQualifier,
        @Nullable String spNameQualifier) {

    /** The same with another value. */
    public NameIdRecipe withValue(String value) {
        return new NameIdRecipe(value, format, nameQualifier, spNameQualifier);
    }

    /** The same with another format. */
    public NameIdRecipe withFormat(@Nullable String format) {
        return new NameIdRecipe(value, format, nameQualifier, spNameQualifier);
    }

    /** The same with another nameQualifier. */
    public NameIdRecipe withNameQualifier(@Nullable String nameQualifier) {
        return new NameIdRecipe(value, format, nameQualifier, spNameQualifier);
    }

    /** The same with another spNameQualifier. */
    public NameIdRecipe withSpNameQualifier(@Nullable String spNameQualifier) {
        return new NameIdRecipe(value, format, nameQualifier, spNameQualifier);
    }
}
