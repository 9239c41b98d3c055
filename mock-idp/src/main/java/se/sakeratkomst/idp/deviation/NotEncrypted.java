package se.sakeratkomst.idp.deviation;

import se.sakeratkomst.saml.response.SigningPlan;

/** A plain assertion, whatever the federation asks for. */
record NotEncrypted() implements Deviation {

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return right.withEncrypt(false);
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.encryption() == Secrecy.FEDERATION;
    }
}
