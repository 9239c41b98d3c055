package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import se.sakeratkomst.idp.persona.PersonaSettings;
import se.sakeratkomst.kit.clock.ClockSetting;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.xml.Ns;

/** When a session at the identity provider answers for its user, and when the card is asked for again. */
class SessionTest extends IdpCase {
    private static final TestCa.Card OTHER = PEERS.ca.card(TestCa.Wish.of("SE5599990008-SARA"));

    private HttpClient browser;

    @BeforeEach
    void aNewBrowser() {
        browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(new CookieManager())
                .build();
    }

    private TestSp at(FederationProfile profile, String name) {
        TestSp sp = new TestSp(
                "urn:test:sp:%s:%s".formatted(profile.id(), name),
                profile,
                "https://sp.test/" + name + "/acs",
                IDP,
                browser);
        PEERS.register(profile.id(), sp.metadata().build().getDocumentElement());
        return known(sp);
    }

    private ReceivedResponse withCard(TestSp sp, AuthnRequest request) {
        return sp.useCard(sp.redirect(request), PEERS.ca, CARD).response();
    }

    private static ReceivedAssertion assertion(ReceivedResponse response) {
        return ReceivedAssertion.read(TestSp.assertion(response));
    }

    private static Instant authenticated(ReceivedResponse response) {
        return assertion(response).authnStatements().get(0).authnInstant().orElseThrow();
    }

    private static boolean asksForTheCard(TestSp.Page page) {
        return !page.html().select("form#card-login").isEmpty();
    }

    @Test
    @Tag("SC-076")
    void aSecondServiceProviderGetsAnAnswerWithoutTheCardThatTellsWhenTheCardWasUsed() {
        for (FederationProfile profile : Federations.all()) {
            TestSp first = at(profile, "first");
            Instant proved = authenticated(withCard(first, first.request()));
            TestSp second = at(profile, "second");
            ReceivedResponse response = second.redirect(second.request()).response();
            assertThat(response.success()).isTrue();
            assertThat(authenticated(response)).isEqualTo(proved);
            assertThat(response.issueInstant().orElseThrow()).isAfterOrEqualTo(proved);
            assertThat(last("saml.response.sent").to()).isEqualTo(second.entityId);
        }
    }

    @Test
    void aRequestThatASessionAnswersIsAnsweredOnceOnlyToo() {
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = at(profile, "first");
            withCard(sp, sp.request());
            for (boolean passive : List.of(false, true)) {
                AuthnRequest request = sp.request().withIsPassive(passive);
                assertThat(sp.redirect(request).response().success()).isTrue();
                TestSp.Page again = sp.redirect(request);
                assertThat(again.status()).isEqualTo(400);
                assertThat(again.requirements()).contains("REQUEST-REPLAY");
                assertThat(again.form("saml-response")).isEmpty();
            }
        }
    }

    @Test
    void anotherBrowserKnowsNothingOfTheSession() {
        TestSp first = at(SAMBI, "first");
        withCard(first, first.request());
        aNewBrowser();
        TestSp elsewhere = at(SAMBI, "first");
        assertThat(asksForTheCard(elsewhere.redirect(elsewhere.request()))).isTrue();
    }

    @Test
    void theOtherIdentityProviderKnowsNothingOfTheSession() {
        TestSp first = at(SAMBI, "first");
        withCard(first, first.request());
        TestSp other = at(SC, "first");
        assertThat(asksForTheCard(other.redirect(other.request()))).isTrue();
    }

    @Test
    @Tag("SC-065")
    @Tag("SC-156")
    void aSessionAnswersForSixtyMinutesByTheLabsClockAndNoLonger() {
        TestSp sp = at(SC, "first");
        withCard(sp, sp.request());
        clock.set(LabId.DEFAULT, ahead(Duration.ofMinutes(59)));
        assertThat(sp.redirect(sp.request()).response().success()).isTrue();
        clock.set(LabId.DEFAULT, ahead(Duration.ofMinutes(60)));
        assertThat(asksForTheCard(sp.redirect(sp.request()))).isTrue();
        assertThat(last("session.passed-over").facts()).containsEntry("requirement", "SC-065");
    }

    private static ClockSetting ahead(Duration time) {
        return new ClockSetting(ClockSetting.Mode.running, time, null);
    }

    @Test
    @Tag("SC-052")
    @Tag("SC-065")
    void forceAuthnAsksForTheCardAgainAndTheAnswerHasTheNewTime() {
        TestSp sp = at(SC, "first");
        Instant before = authenticated(withCard(sp, sp.request()));
        TestSp.Page page = sp.redirect(sp.request().withForceAuthn(true));
        assertThat(asksForTheCard(page)).isTrue();
        Instant after = authenticated(sp.useCard(page, PEERS.ca, CARD).response());
        assertThat(after).isAfter(before);
        assertThat(authenticated(sp.redirect(sp.request()).response())).isEqualTo(after);
    }

    @Test
    void whoIsAskedAgainMustBeTheSamePerson() {
        TestSp sp = at(SAMBI, "first");
        withCard(sp, sp.request());
        TestSp.Page page = sp.useCard(sp.redirect(sp.request().withForceAuthn(true)), PEERS.ca, OTHER);
        assertThat(page.requirements()).containsExactly("IDP-SAME-USER");
        assertThat(page.response().secondaryStatus()).contains(Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    @Tag("SC-065")
    void aSessionOfAnotherLevelDoesNotAnswer() {
        TestSp sp = at(SC, "first");
        withCard(sp, sp.request());
        assertThat(asksForTheCard(sp.redirect(sp.request().withRequestedLoas(List.of(SC.loa(2))))))
                .isTrue();
        assertThat(sp.redirect(sp.request().withRequestedLoas(List.of(SC.loa(2), SC.loa(3))))
                        .response()
                        .success())
                .isTrue();
    }

    @Test
    @Tag("SC-065")
    void thePersonOfTheSessionRaisesTheLevelWithAnotherCardOfTheirs() {
        TestCa.Card reserve = PEERS.ca.card(TestCa.Wish.of(ANNA).policy(TestCa.POLICY_2));
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = at(profile, "first");
            AuthnRequest either = sp.request().withRequestedLoas(List.of(profile.loa(2), profile.loa(3)));
            ReceivedResponse low =
                    sp.useCard(sp.redirect(either), PEERS.ca, reserve).response();
            assertThat(assertion(low).loa()).contains(profile.loa(2));
            TestSp.Page asked = sp.redirect(sp.request().withForceAuthn(true));
            assertThat(asksForTheCard(asked)).isTrue();
            ReceivedResponse high = sp.useCard(asked, PEERS.ca, CARD).response();
            assertThat(assertion(high).loa()).contains(profile.loa(3));
            assertThat(assertion(sp.redirect(sp.request()).response()).loa()).contains(profile.loa(3));
        }
    }

    @Test
    @Tag("SC-052")
    void aPassiveRequestIsAnsweredFromTheSessionAndElseWithNoPassive() {
        TestSp sp = at(SC, "first");
        TestSp.Page before = sp.redirect(sp.request().withIsPassive(true));
        assertThat(before.response().secondaryStatus()).contains(Ns.STATUS_NO_PASSIVE);
        assertThat(before.html().select("script")).hasSize(1);
        withCard(sp, sp.request());
        assertThat(sp.redirect(sp.request().withIsPassive(true)).response().success())
                .isTrue();
        assertThat(sp.redirect(sp.request().withIsPassive(true).withForceAuthn(true))
                        .response()
                        .secondaryStatus())
                .contains(Ns.STATUS_NO_PASSIVE);
    }

    @Test
    void theSessionsPageSaysWhoIsLoggedInAndWhereAndForgetsOnRequest() {
        TestSp sp = at(SC, "first");
        URI page = URI.create(IDP + "/sweden-connect/session");
        assertThat(sp.get(page).html().select("#nobody")).hasSize(1);
        withCard(sp, sp.request());
        TestSp.Page shown = sp.get(page);
        assertThat(shown.html().select("#session-loa").text()).isEqualTo(SC.loa(3));
        assertThat(shown.html().select("#session-services tr[data-sp]").eachAttr("data-sp"))
                .containsExactly(sp.entityId);
        assertThat(shown.action("logout-everywhere")).startsWith("/sweden-connect/session/logout");
        sp.get(URI.create(page + "/forget"));
        assertThat(asksForTheCard(sp.redirect(sp.request()))).isTrue();
    }

    @Test
    void aLabThatIsClearedHasNoSessions() {
        TestSp sp = at(SAMBI, "first");
        withCard(sp, sp.request());
        sessions.clear(LabId.DEFAULT);
        assertThat(asksForTheCard(sp.redirect(sp.request()))).isTrue();
    }

    @Test
    @Tag("SC-156")
    void moreThanSixtyMinutesIsRefusedWhenTheSettingsAreRead() {
        assertThatThrownBy(() -> settings("PT61M"))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("at most 60 minutes")
                .hasMessageContaining("PT1H1M");
        assertThat(settings("PT60M").sso()).isEqualTo(Duration.ofMinutes(60));
    }

    private static PersonaSettings settings(String sso) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        source.put("persona.federation", "sambi");
        source.put("persona.sso", sso);
        return new Binder(source).bindOrCreate("persona", PersonaSettings.class);
    }
}
