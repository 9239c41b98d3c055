package se.sakeratkomst.ehm.pirr;

import se.sakeratkomst.saml.Finding;

/** A call that does not come as far as to its document: it is answered with a SOAP fault. */
final class PirrFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whose fault it is. */
    enum Who {
        CLIENT,
        SERVER
    }

    private final Who who;

    @SuppressWarnings("serial")
    private final Finding finding;

    PirrFault(Who who, Finding finding) {
        super(finding.sentence());
        this.who = who;
        this.finding = finding;
    }

    static PirrFault of(Who who, String rule, String attempted, String observed, String expected, String remedy) {
        return new PirrFault(who, Finding.error(rule, attempted, observed, expected, remedy));
    }

    Who who() {
        return who;
    }

    Finding finding() {
        return finding;
    }
}
