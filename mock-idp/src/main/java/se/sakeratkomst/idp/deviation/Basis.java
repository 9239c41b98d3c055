package se.sakeratkomst.idp.deviation;

import se.sakeratkomst.saml.response.SigningPlan;

/** The message that a negative test changes: what is signed in it, and whether it is encrypted. */
public record Basis(Source source, Secrecy encryption) {

    /** The federation's own. */
    public static final Basis FEDERATION = new Basis(Source.FEDERATION, Secrecy.FEDERATION);

    /** The plan of such a message. */
    public SigningPlan of(SigningPlan right) {
        return encryption.of(source.of(right));
    }
}
