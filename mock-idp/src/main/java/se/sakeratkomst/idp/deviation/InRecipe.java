package se.sakeratkomst.idp.deviation;

import se.sakeratkomst.saml.response.ResponseRecipe;

/** Validly signed, but something else is written than is right. */
@FunctionalInterface
interface InRecipe extends Deviation {

    /** The wrong recipe. */
    ResponseRecipe change(ResponseRecipe right, Scene scene);

    @Override
    default ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return change(right, scene);
    }
}
