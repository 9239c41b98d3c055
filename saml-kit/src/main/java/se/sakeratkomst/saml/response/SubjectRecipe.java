package se.sakeratkomst.saml.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** saml:Subject; what is null is left out. */
public record SubjectRecipe(@Nullable NameIdRecipe nameId, List<ConfirmationRecipe> confirmations) {

    /** The same with every confirmation changed. */
    public SubjectRecipe confirming(java.util.function.UnaryOperator<ConfirmationRecipe> change) {
        return withConfirmations(confirmations.stream().map(change).toList());
    }

    /** The same with another nameId. */
    public SubjectRecipe withNameId(@Nullable NameIdRecipe nameId) {
        return new SubjectRecipe(nameId, confirmations);
    }

    /** The same with another confirmations. */
    public SubjectRecipe withConfirmations(List<ConfirmationRecipe> confirmations) {
        return new SubjectRecipe(nameId, confirmations);
    }
}
