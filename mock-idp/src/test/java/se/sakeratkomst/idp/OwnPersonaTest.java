package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/** An identity provider that is there by configuration alone: for staff, never reviewed, and it shows what it tells. */
class OwnPersonaTest extends PersonaCase {
    private static final String UNCERTIFIED = "http://id.swedenconnect.se/loa/1.0/uncertified-loa3";

    private TestSp service() {
        return sp(SC, "own", Set.of("http://id.swedenconnect.se/ec/1.0/loa3-name"))
                .asking("own");
    }

    private TestSp.Page shown(TestSp sp) {
        return sp.useCard(sp.redirect(sp.request().withRequestedLoas(java.util.List.of(UNCERTIFIED))), PEERS.ca, CARD);
    }

    @Test
    @Tag("SC-147")
    @Tag("SC-155")
    void theUserSeesWhatIsToldBeforeItIsToldAndTheLevelIsTheUncertifiedOne() {
        TestSp sp = service();
        TestSp.Page page = shown(sp);
        assertThat(page.html().select("#released").text()).contains("Anna", "Testläkare");
        ReceivedAssertion told = assertion(sp.post(IDP + page.action("release"), Map.of()));
        assertThat(told.loa()).contains(UNCERTIFIED);
        assertThat(told.attributes()).hasSize(page.html().select("#released tr").size());
    }

    @Test
    @Tag("SC-155")
    void whoDoesNotWantItToldCancels() {
        TestSp sp = service();
        assertThat(sp.post(IDP + shown(sp).action("cancel"), Map.of())
                        .response()
                        .secondaryStatus())
                .contains("http://id.elegnamnden.se/status/1.0/cancel");
    }

    @Test
    @Tag("SC-147")
    void aCertifiedLevelIsNotGiven() {
        TestSp sp = service();
        assertThat(sp.redirect(sp.request()).response().success()).isFalse();
    }
}
