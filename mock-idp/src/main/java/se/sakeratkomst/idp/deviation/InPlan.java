package se.sakeratkomst.idp.deviation;

import se.sakeratkomst.saml.response.SigningPlan;

/** The right content, signed or encrypted otherwise than is right. */
@FunctionalInterface
interface InPlan extends Deviation {

    /** The wrong plan. */
    SigningPlan change(SigningPlan right, Scene scene);

    @Override
    default SigningPlan plan(SigningPlan right, Scene scene) {
        return change(right, scene);
    }
}
