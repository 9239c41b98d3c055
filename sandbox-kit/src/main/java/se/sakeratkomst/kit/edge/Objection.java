package se.sakeratkomst.kit.edge;

/** Why a system is not let in; each service says it in the form of its interface. */
public record Objection(Reason reason, String attempted, String observed, String expected, String remedy) {

    /** What is wrong with the client certificate. */
    public enum Reason {
        NOT_SHOWN,
        OTHER_ISSUER,
        OTHER_LAB,
        REVOKED,
        REVOCATION_UNDETERMINED
    }
}
