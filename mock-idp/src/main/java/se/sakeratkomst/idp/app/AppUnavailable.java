package se.sakeratkomst.idp.app;

import se.sakeratkomst.saml.Finding;

/** The card app cannot be asked just now; the login is as it was. */
public final class AppUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    AppUnavailable(String attempted, String observed) {
        super(attempted + ": " + observed);
        this.finding = Finding.error(
                "CARD-APP",
                attempted,
                observed,
                "an answer from the card service as docs/wire.md describes",
                "Check that the card service is up (sandbox.peers.cards.url), or log in another way.");
    }

    /** What is told on the page. */
    public Finding finding() {
        return finding;
    }
}
