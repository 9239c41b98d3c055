package se.sakeratkomst.idp.deviation;

import java.util.function.UnaryOperator;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;

/** A wrong recipe in a Response that is signed whatever the federation asks: the rule holds for signed Responses. */
record InSignedResponse(UnaryOperator<ResponseRecipe> change) implements Deviation {

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return change.apply(right);
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.source() != Source.ASSERTION;
    }

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return right.withResponse(true);
    }
}
