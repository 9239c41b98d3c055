package se.sakeratkomst.saml.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** saml:Attribute; what is null is left out. */
public record AttributeRecipe(
        String name, @Nullable String nameFormat, @Nullable String friendlyName, List<String> values) {

    /** The same with another name. */
    public AttributeRecipe withName(String name) {
        return new AttributeRecipe(name, nameFormat, friendlyName, values);
    }

    /** The same with another nameFormat. */
    public AttributeRecipe withNameFormat(@Nullable String nameFormat) {
        return new AttributeRecipe(name, nameFormat, friendlyName, values);
    }

    /** The same with another friendlyName. */
    public AttributeRecipe withFriendlyName(@Nullable String friendlyName) {
        return new AttributeRecipe(name, nameFormat, friendlyName, values);
    }

    /** The same with another values. */
    public AttributeRecipe withValues(List<String> values) {
        return new AttributeRecipe(name, nameFormat, friendlyName, values);
    }
}
