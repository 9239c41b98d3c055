package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.idp.sign.Signing;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.extension.RequestExtensions;
import se.sakeratkomst.saml.authn.extension.SadRequest;
import se.sakeratkomst.saml.authn.extension.SignMessage;
import se.sakeratkomst.saml.authn.extension.UserMessage;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.xml.Ns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request may carry beside the profile's own: who is wanted, what is to be said, what is to be signed. */
class ExtensionsTest extends PersonaCase {
    private static final String PNR = "urn:oid:1.2.752.29.4.13";
    private static final String DIGEST = "urn:oid:1.2.752.201.3.14";
    private static final String SAD = "urn:oid:1.2.752.201.3.12";
    private static final String LOA3_PNR = "http://id.elegnamnden.se/ec/1.0/loa3-pnr";
    private static final String TEXT = "Jag godkänner <b>avtalet</b>.";

    private TestSp plain() {
        return sp(SC, "ordinary", Set.of(LOA3_PNR)).asking("bankid");
    }

    private TestSp signatureService() {
        return sp(SC, "sigservice", Set.of(LOA3_PNR, "http://id.elegnamnden.se/st/1.0/sigservice"))
                .asking("bankid");
    }

    private static RequestExtensions message(boolean mustShow, String mimeType) {
        return RequestExtensions.NONE.withSignMessage(new SignMessage(mustShow, null, mimeType, Optional.of(TEXT)));
    }

    @Test
    @Tag("SC-183")
    void thePersonWhomTheServiceExpectsIsLetInAndNobodyElse() {
        TestSp sp = plain();
        RequestExtensions fredrik = RequestExtensions.NONE.withPrincipal(PNR, "195804042397");
        assertThat(assertion(sp.useCard(sp.redirectWith(sp.request(), fredrik), PEERS.ca, FREDRIK))
                        .value(PNR))
                .contains("195804042397");
        TestSp.Page other = sp.useCard(sp.redirectWith(sp.request(), fredrik), PEERS.ca, PATRIK);
        assertThat(other.requirements()).containsExactly("SC-183");
        ReceivedResponse response = other.response();
        assertThat(response.status()).isEqualTo(Ns.STATUS_RESPONDER);
        assertThat(response.secondaryStatus()).contains(Ns.STATUS_UNKNOWN_PRINCIPAL);
    }

    @Test
    void anAttributeThatTheIdentityProviderDoesNotSelectByIsAsIfItWereNotThere() {
        TestSp sp = plain();
        RequestExtensions odd = RequestExtensions.NONE.withPrincipal("urn:oid:2.5.4.42", "Somebody");
        assertThat(sp.useCard(sp.redirectWith(sp.request(), odd), PEERS.ca, FREDRIK)
                        .response()
                        .success())
                .isTrue();
    }

    private static UserMessage said(String mimeType, String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("sv", text);
        texts.put("en", "Read this");
        return new UserMessage(mimeType, texts);
    }

    @Test
    @Tag("SC-146")
    @Tag("SC-181")
    void theServicesMessageIsShownWithItsLineBreaksInTheReadersLanguage() {
        TestSp sp = plain();
        TestSp.Page page = sp.redirectWith(
                sp.request(), RequestExtensions.NONE.withUserMessage(said(UserMessage.PLAIN, "Rad ett\nRad *två*")));
        assertThat(page.html().select("#user-message br")).hasSize(1);
        assertThat(page.html().select("#user-message").text()).contains("Rad ett", "Rad *två*");
        TestSp.Page english = sp.get(java.net.URI.create(page.at() + "?lang=en"));
        assertThat(english.html().select("#user-message").text()).contains("Read this");
    }

    @Test
    @Tag("SC-181")
    void markdownIsShownAsSuchAndHtmlInItAsText() {
        TestSp sp = plain();
        TestSp.Page page = sp.redirectWith(
                sp.request(),
                RequestExtensions.NONE.withUserMessage(
                        said(
                                UserMessage.MARKDOWN,
                                "# Rubrik\n\n- **ett**\n- två <script>alert(1)</script>\n\n[bort](https://evil.test) <img src=x>")));
        var message = page.html().select("#user-message");
        assertThat(message.select("h3").text()).isEqualTo("Rubrik");
        assertThat(message.select("li")).hasSize(2);
        assertThat(message.select("li strong").text()).isEqualTo("ett");
        assertThat(message.select("script, img, a")).isEmpty();
    }

    @Test
    @Tag("SC-181")
    void aMessageOfAnotherKindIsNotShown() {
        TestSp sp = plain();
        TestSp.Page page =
                sp.redirectWith(sp.request(), RequestExtensions.NONE.withUserMessage(said("text/html", "<b>x</b>")));
        assertThat(page.html().select("#user-message")).isEmpty();
    }

    @Test
    void anIdentityProviderThatDoesNotDeclareItIgnoresTheMessage() {
        TestSp sp = sp(SC);
        TestSp.Page page =
                sp.redirectWith(sp.request(), RequestExtensions.NONE.withUserMessage(said(UserMessage.PLAIN, "Hej")));
        assertThat(page.html().select("form#card-login")).isNotEmpty();
        assertThat(page.html().select("#user-message")).isEmpty();
    }

    @Test
    @Tag("SC-111")
    @Tag("SC-114")
    @Tag("SC-115")
    @Tag("SC-137")
    void whatIsToBeSignedIsShownToTheOneWhoUsedTheCardAndItsDigestIsAnswered() {
        TestSp sp = signatureService();
        TestSp.Page login = sp.redirectWith(sp.request(), message(true, SignMessage.TEXT));
        assertThat(login.html().select("h1").text()).contains("skriver under");
        assertThat(login.html().select("#sign-message")).isEmpty();
        TestSp.Page shown = sp.useCard(login, PEERS.ca, FREDRIK);
        assertThat(shown.html().select("#sign-message").text()).isEqualTo(TEXT);
        assertThat(shown.html().select("#sign-message b")).isEmpty();
        ReceivedAssertion told = assertion(sp.post(IDP + shown.action("sign"), Map.of()));
        assertThat(told.value(DIGEST)).contains(Signing.digest(TEXT));
        assertThat(Signing.digest(TEXT)).startsWith("http://www.w3.org/2001/04/xmlenc#sha256;");
    }

    @Test
    @Tag("SC-113")
    void somebodyElseThanTheSignerNeverSeesWhatIsToBeSigned() {
        TestSp sp = signatureService();
        TestSp.Page login =
                sp.redirectWith(sp.request(), message(true, SignMessage.TEXT).withPrincipal(PNR, "195804042397"));
        TestSp.Page other = sp.useCard(login, PEERS.ca, PATRIK);
        assertThat(other.text()).doesNotContain("avtalet");
        assertThat(other.response().secondaryStatus()).contains(Ns.STATUS_UNKNOWN_PRINCIPAL);
    }

    @Test
    @Tag("SC-106")
    void whoDoesNotWantToSignCancels() {
        TestSp sp = signatureService();
        TestSp.Page shown =
                sp.useCard(sp.redirectWith(sp.request(), message(false, SignMessage.MARKDOWN)), PEERS.ca, FREDRIK);
        assertThat(sp.post(IDP + shown.action("cancel"), Map.of()).response().secondaryStatus())
                .contains("http://id.elegnamnden.se/status/1.0/cancel");
    }

    @Test
    @Tag("SC-112")
    void aMessageThatMustBeShownAndCannotIsAnError() {
        for (RequestExtensions odd : java.util.List.of(
                message(true, SignMessage.HTML),
                RequestExtensions.NONE.withSignMessage(
                        new SignMessage(true, "urn:somebody-else", SignMessage.TEXT, Optional.of(TEXT))),
                RequestExtensions.NONE.withSignMessage(
                        new SignMessage(true, null, SignMessage.TEXT, Optional.empty())))) {
            TestSp sp = signatureService();
            TestSp.Page page = sp.redirectWith(sp.request(), odd);
            assertThat(page.requirements()).contains("SC-112");
            assertThat(page.response().status()).isEqualTo(Ns.STATUS_REQUESTER);
        }
    }

    @Test
    @Tag("SC-176")
    void theOneWithBankIdRefusesAnOddMessageEvenIfItNeedNotBeShown() {
        TestSp sp = signatureService();
        assertThat(sp.redirectWith(sp.request(), message(false, SignMessage.HTML))
                        .requirements())
                .contains("SC-176");
        TestSp elsewhere = signatureService().asking("sweden-connect");
        assertThat(elsewhere
                        .redirectWith(elsewhere.request(), message(false, SignMessage.HTML))
                        .html()
                        .select("form#card-login"))
                .isNotEmpty();
    }

    @Test
    void anOrdinaryServiceCannotHaveAnythingSigned() {
        TestSp sp = plain();
        TestSp.Page page =
                sp.useCard(sp.redirectWith(sp.request(), message(true, SignMessage.HTML)), PEERS.ca, FREDRIK);
        assertThat(assertion(page).attributes()).doesNotContainKey(DIGEST);
    }

    private static RequestExtensions sad(String requester, int documents) {
        return message(true, SignMessage.TEXT)
                .withSadRequest(new SadRequest("_sad1", requester, "sign-request-1", documents, "1.0"));
    }

    @Test
    @Tag("SC-117")
    void signatureActivationDataBindsTheRequestToTheSignerAndIsSignedWithTheKeyOfTheMetadata()
            throws GeneralSecurityException {
        TestSp sp = signatureService();
        TestSp.Page shown = sp.useCard(sp.redirectWith(sp.request(), sad(sp.entityId, 2)), PEERS.ca, FREDRIK);
        assertThat(shown.html().select("#documents").text()).contains("2");
        ReceivedAssertion told = assertion(sp.post(IDP + shown.action("sign"), Map.of()));
        String[] jws = told.value(SAD).orElseThrow().split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(
                personas.signingKey(personas.require("bankid"), LabId.DEFAULT).certificate());
        signature.update((jws[0] + "." + jws[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(jws[2]))).isTrue();
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jws[1]));
        assertThat(claims.path("aud").asString()).isEqualTo(sp.entityId);
        assertThat(claims.path("iss").asString()).isEqualTo(told.issuer());
        assertThat(claims.path("exp").asLong()).isGreaterThan(claims.path("iat").asLong());
        JsonNode extension = claims.path("seElnSadext");
        assertThat(told.value(extension.path("attr").asString()))
                .contains(claims.path("sub").asString());
        assertThat(extension.path("loa").asString()).isEqualTo(told.loa().orElseThrow());
        assertThat(extension.path("irt").asString()).isEqualTo("_sad1");
        assertThat(extension.path("reqid").asString()).isEqualTo("sign-request-1");
        assertThat(extension.path("docs").asInt()).isEqualTo(2);
        assertThat(extension.path("ver").asString()).isEqualTo("1.0");
    }

    @Test
    @Tag("SC-117")
    void activationDataForSomebodyElseOrForNothingIsRefused() {
        TestSp sp = signatureService();
        assertThat(sp.redirectWith(sp.request(), sad("urn:somebody-else", 1)).requirements())
                .contains("SC-117");
        assertThat(sp.redirectWith(sp.request(), sad(sp.entityId, 0)).requirements())
                .contains("SC-117");
    }

    @Test
    @Tag("SC-035")
    @Tag("SC-077")
    @Tag("SAMBI-019")
    void namesAreNotGivenOnBehalfOfOthersAndNotMadeWhenTheyMayNotBe() {
        for (FederationProfile profile : java.util.List.of(SAMBI, SC)) {
            TestSp sp = sp(profile, "names-" + profile.id(), Set.of(LOA3_PNR));
            TestSp.Page other = sp.redirect(sp.request().withSpNameQualifier("urn:somebody-else"));
            assertThat(other.response().secondaryStatus()).contains(Ns.STATUS_INVALID_NAMEID_POLICY);
            var persistent = sp.request().withNameIdFormat(Ns.NAMEID_PERSISTENT);
            TestSp.Page notMade = sp.useCard(sp.redirect(persistent.withAllowCreate(false)), PEERS.ca, CARD);
            assertThat(notMade.response().secondaryStatus()).contains(Ns.STATUS_INVALID_NAMEID_POLICY);
            assertThat(sp.useCard(sp.redirect(persistent.withId("_a1")), PEERS.ca, CARD)
                            .response()
                            .success())
                    .isTrue();
            assertThat(sp.useCard(sp.redirect(persistent.withId("_a2").withAllowCreate(false)), PEERS.ca, CARD)
                            .response()
                            .success())
                    .isTrue();
        }
    }

    @Test
    void aMisspeltIssuerIsShownBesideTheOneThatIsRegistered() {
        TestSp sp = sp(SAMBI);
        TestSp.Page page = sp.redirect(sp.request().withIssuer(sp.entityId + "/"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("#differences [data-what=Issuer]").text())
                .contains(sp.entityId + "/", sp.entityId);
        assertThat(page.html().select("#differences [data-what=Signature]").text())
                .contains("SHA-256 ");
        assertThat(page.html().select("#differences [data-same=false]").eachAttr("data-what"))
                .containsExactly("Issuer");
        assertThat(page.html().select(".cause").text()).isNotEmpty();
        TestSp.Page english = sp.get(java.net.URI.create(page.at() + "&lang=en"));
        assertThat(english.html().select(".cause").text())
                .isNotEqualTo(page.html().select(".cause").text());
    }
}
