package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/** An identity provider that is there by configuration alone: for staff, never reviewed, and it shows what it tells. */
@TestPropertySource(
        properties = {
            "idp.personas.own.federation=sweden-connect",
            "idp.personas.own.display-name.sv=TEST Egen",
            "idp.personas.own.description.sv=TEST",
            "idp.personas.own.organisation.name=TEST Region Norrvik",
            "idp.personas.own.organisation.number=5599990008",
            "idp.personas.own.organisation.url=https://example.org/norrvik",
            "idp.personas.own.loas=3",
            "idp.personas.own.loa-uris.3=http://id.swedenconnect.se/loa/1.0/uncertified-loa3",
            "idp.personas.own.entity-categories=http://id.swedenconnect.se/ec/1.0/loa3-name",
            "idp.personas.own.assertion-validity=PT5M",
            "idp.personas.own.confirmation-validity=PT5M",
            "idp.personas.own.backdate=PT0S",
            "idp.personas.own.cancel-status=http://id.elegnamnden.se/status/1.0/cancel",
            "idp.personas.own.answers.show-released=true"
        })
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
