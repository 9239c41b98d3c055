package se.sakeratkomst.ehm.rule;

/**
 * What a user is proved by.
 *
 * @see "Handbok: Säkerhetslösning / SAML-intyg: personal med Assertion, privatperson med Response"
 */
public enum ProofForm {
    /** The signed Assertion alone. */
    ASSERTION,
    /** The whole signed Response, with the Assertion inside. */
    RESPONSE;

    /** The other one. */
    public ProofForm other() {
        return this == ASSERTION ? RESPONSE : ASSERTION;
    }
}
