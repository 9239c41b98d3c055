package se.sakeratkomst.idp.card;

import se.sakeratkomst.saml.Finding;

/** What a card gave is no proof; the finding says why. */
public final class CardRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    CardRefused(String rule, String attempted, String observed, String expected, String remedy) {
        this(Finding.error(rule, attempted, observed, expected, remedy));
    }

    CardRefused(Finding finding) {
        super(finding.sentence());
        this.finding = finding;
    }

    /** Why. */
    public Finding finding() {
        return finding;
    }
}
