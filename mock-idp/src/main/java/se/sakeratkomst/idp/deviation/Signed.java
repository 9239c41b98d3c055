package se.sakeratkomst.idp.deviation;

import se.sakeratkomst.saml.response.SigningPlan;

/** Something else is signed than the federation asks for. */
record Signed(boolean response, boolean assertion) implements Deviation {

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return right.withResponse(response).withAssertion(assertion);
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.source() == Source.FEDERATION;
    }
}
