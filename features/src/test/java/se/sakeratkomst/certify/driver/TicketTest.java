package se.sakeratkomst.certify.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketTest {
    private static final Ticket TICKET = Ticket.of("secret", Set.of(URI.create("https://localhost:18030/labs/one")));

    @Test
    void isShownToTheIdentityProviderWhateverThePath() {
        assertThat(TICKET.shownTo(URI.create("https://localhost:18030/sambi/sso/redirect?SAMLRequest=x")))
                .contains("secret");
    }

    @Test
    void isShownToNobodyElseOnTheSameHost() {
        assertThat(TICKET.shownTo(URI.create("http://localhost:18050/saml/acs")))
                .isEmpty();
        assertThat(TICKET.shownTo(URI.create("http://localhost:18030/sambi"))).isEmpty();
    }

    @Test
    void whoHasNoneShowsNone() {
        assertThat(Ticket.none().shownTo(URI.create("https://localhost:18030/sambi")))
                .isEmpty();
    }
}
