package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.clock.ClockSetting;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** A right login in each federation, and what a card must be for one. */
class LoginTest extends IdpCase {

    private TestSp.Page login(FederationProfile profile, TestCa.Card card) {
        TestSp sp = sp(profile);
        return sp.useCard(sp.redirect(sp.request()), PEERS.ca, card);
    }

    private void refused(FederationProfile profile, TestCa.Card card, String requirement, String secondary) {
        refused(login(profile, card), requirement, secondary);
    }

    private void refused(TestSp.Page page, String requirement, String secondary) {
        assertThat(page.requirements()).containsExactly(requirement);
        ReceivedResponse response = page.response();
        assertThat(response.success()).isFalse();
        assertThat(response.secondaryStatus()).contains(secondary);
        assertThat(response.assertions()).isEmpty();
        assertThat(response.encryptedAssertions()).isEmpty();
        assertThat(last("card.verified").outcome()).isEqualTo(Outcome.refused);
    }

    @Test
    @Tag("SAMBI-021")
    @Tag("SAMBI-022")
    @Tag("SAMBI-027")
    @Tag("SAMBI-042")
    void sambiAnswersWithASignedReadableAssertionInAnUnsignedResponse() {
        ReceivedResponse response = login(SAMBI, CARD).response();
        assertThat(XmlVerifier.isSigned(response.element())).isFalse();
        Element verified = XmlVerifier.verify(
                response.assertions().get(0), List.of(idpCertificate(SAMBI)), AlgorithmPolicy.STRICT);
        ReceivedAssertion assertion = ReceivedAssertion.read(verified);
        assertThat(assertion.nameId().orElseThrow().format()).isEqualTo(Ns.NAMEID_TRANSIENT);
        assertThat(assertion.loa()).contains(SAMBI.loa(3));
        assertThat(assertion.value("http://sambi.se/attributes/1/employeeHsaId"))
                .contains(ANNA);
        assertThat(assertion.confirmations().get(0).address()).isNull();
    }

    @Test
    @Tag("SC-036")
    @Tag("SC-068")
    @Tag("SC-069")
    @Tag("SC-070")
    void swedenConnectAnswersWithASignedResponseAndASignedEncryptedAssertion() {
        ReceivedResponse response = login(SC, CARD).response();
        Element verified = XmlVerifier.verify(response.element(), List.of(idpCertificate(SC)), AlgorithmPolicy.STRICT);
        Element plain = TestSp.assertion(ReceivedResponse.read(verified));
        ReceivedAssertion assertion =
                ReceivedAssertion.read(XmlVerifier.verify(plain, List.of(idpCertificate(SC)), AlgorithmPolicy.STRICT));
        assertThat(response.assertions()).isEmpty();
        assertThat(assertion.nameId().orElseThrow().format()).isEqualTo(Ns.NAMEID_PERSISTENT);
        assertThat(assertion.loa()).contains(SC.loa(3));
        assertThat(assertion.value("urn:oid:1.2.752.29.6.2.1")).contains(ANNA);
        assertThat(assertion.confirmations().get(0).address()).isEqualTo("127.0.0.1");
        assertThat(assertion.authnStatements()).hasSize(1);
        assertThat(assertion.attributeStatements()).isOne();
    }

    @Test
    @Tag("SC-035")
    @Tag("SC-077")
    @Tag("SAMBI-010")
    void aPersistentNameIsTheSameEachTimeAndATransientOneIsNot() {
        for (FederationProfile profile : Federations.all()) {
            String first = nameId(login(profile, CARD));
            String second = nameId(login(profile, CARD));
            assertThat(first.equals(second)).isEqualTo(profile == SC);
        }
    }

    private static String nameId(TestSp.Page page) {
        return ReceivedAssertion.read(TestSp.assertion(page.response()))
                .nameId()
                .orElseThrow()
                .value();
    }

    @Test
    void theAnswerGoesToTheAskedAddressWithTheRelayStateAndTheRequestsId() {
        TestSp sp = sp(SAMBI);
        AuthnRequest request = sp.request();
        TestSp.Page page = sp.useCard(sp.redirect(request), PEERS.ca, CARD);
        ReceivedResponse response = page.response();
        assertThat(page.action("saml-response")).isEqualTo(sp.acs);
        assertThat(page.form("saml-response")).containsEntry("RelayState", "TEST-state");
        assertThat(response.inResponseTo()).isEqualTo(request.id());
        assertThat(response.destination()).isEqualTo(sp.acs);
        assertThat(ReceivedAssertion.read(response.assertions().get(0))
                        .confirmations()
                        .get(0)
                        .inResponseTo())
                .isEqualTo(request.id());
    }

    @Test
    @Tag("SC-087")
    @Tag("SAMBI-043")
    void onlyWhatTheServiceProviderAsksForIsReleased() {
        ReceivedAssertion assertion =
                ReceivedAssertion.read(TestSp.assertion(login(SAMBI, CARD).response()));
        assertThat(assertion.attributes().keySet())
                .containsExactlyInAnyOrder(
                        SAMBI.nameOf(Attribute.EMPLOYEE_HSA_ID).orElseThrow(),
                        SAMBI.nameOf(Attribute.PERSONAL_IDENTITY_NUMBER).orElseThrow(),
                        SAMBI.nameOf(Attribute.GIVEN_NAME).orElseThrow(),
                        SAMBI.nameOf(Attribute.LICENCE).orElseThrow());
    }

    @Test
    @Tag("SC-083")
    @Tag("SC-128")
    @Tag("SC-139")
    void anEntityCategoryReleasesItsAttributes() {
        ReceivedAssertion assertion =
                ReceivedAssertion.read(TestSp.assertion(login(SC, CARD).response()));
        assertThat(assertion.attributes())
                .containsKeys("urn:oid:2.5.4.4", "urn:oid:2.16.840.1.113730.3.1.241", "urn:oid:1.3.6.1.5.5.7.9.1")
                .doesNotContainKey("urn:oid:2.5.4.10");
    }

    @Test
    @Tag("SC-040")
    void aPostedRequestIsTakenInSwedenConnect() {
        TestSp sp = sp(SC);
        Document request = sp.request().withDestination(sp.sso("post")).write();
        XmlSigner.sign(request.getDocumentElement(), TestSp.KEY);
        TestSp.Page login = sp.post(sp.sso("post"), Map.of("SAMLRequest", PostBinding.encode(request)));
        assertThat(sp.useCard(login, PEERS.ca, CARD).response().success()).isTrue();
    }

    @Test
    @Tag("SC-063")
    @Tag("SC-153")
    void theLoginPageSaysTestAndNamesServiceAndFederationInBothLanguages() {
        TestSp sp = sp(SC);
        TestSp.Page page = sp.redirect(sp.request());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().title()).contains("TEST");
        assertThat(page.html().select("#federation").text()).isEqualTo("Sweden Connect (TEST)");
        assertThat(page.html().select("h1").text()).contains("TEST Journalen");
        assertThat(page.html().select("img.logo").attr("src")).startsWith("data:image/");
        assertThat(page.action("card-login")).isEqualTo(PEERS.base + "/sign");
        TestSp.Page english = sp.get(URI.create(page.at() + "?lang=en"));
        assertThat(english.html().select("h1").text()).contains("TEST The Journal wants you");
    }

    @Test
    @Tag("SC-106")
    @Tag("SC-179")
    void cancellingIsAnsweredWithTheFederationsStatus() {
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = sp(profile);
            TestSp.Page login = sp.redirect(sp.request());
            ReceivedResponse response =
                    sp.post(IDP + login.action("cancel"), Map.of()).response();
            assertThat(response.secondaryStatus())
                    .contains(profile == SC ? "http://id.elegnamnden.se/status/1.0/cancel" : Ns.STATUS_AUTHN_FAILED);
        }
    }

    @Test
    void aLoginIsAnsweredOnceOnly() {
        TestSp sp = sp(SAMBI);
        TestSp.Page login = sp.redirect(sp.request());
        byte[] cms =
                PEERS.ca.sign(CARD, login.form("card-login").get("challenge").getBytes(StandardCharsets.UTF_8));
        assertThat(sp.answerWith(login, cms).response().success()).isTrue();
        TestSp.Page again = sp.answerWith(login, cms);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.form("saml-response")).isEmpty();
    }

    @Test
    void theSignatureOfAnotherLoginIsRefused() {
        TestSp sp = sp(SAMBI);
        TestSp.Page other = sp.redirect(sp.request());
        byte[] cms =
                PEERS.ca.sign(CARD, other.form("card-login").get("challenge").getBytes(StandardCharsets.UTF_8));
        refused(sp.answerWith(sp.redirect(sp.request()), cms), "CARD-CHALLENGE", Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    void nothingAndGarbageAreNoSignature() {
        TestSp sp = sp(SAMBI);
        refused(sp.answerWith(sp.redirect(sp.request()), new byte[0]), "CARD-CMS", Ns.STATUS_AUTHN_FAILED);
        refused(sp.answerWith(sp.redirect(sp.request()), new byte[] {1, 2, 3}), "CARD-CMS", Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    void aCardOfAnotherAuthorityIsRefused() {
        TestCa stranger = new TestCa(PEERS.base);
        TestSp sp = sp(SAMBI);
        refused(
                sp.useCard(sp.redirect(sp.request()), stranger, stranger.card(TestCa.Wish.of(ANNA))),
                "CARD-CHAIN",
                Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    void aSigningKeyIsRefused() {
        refused(SAMBI, PEERS.ca.card(TestCa.Wish.of(ANNA).forSigning()), "CARD-KEY-USAGE", Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    void aCardOfAnotherLabIsRefused() {
        refused(
                SAMBI,
                PEERS.ca.card(TestCa.Wish.of(ANNA).lab("urn:saker-atkomst-sandbox:TEST:lab:course-1")),
                "CARD-LAB",
                Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    void aCardWithoutAKnownPolicyIsRefused() {
        refused(SAMBI, PEERS.ca.card(TestCa.Wish.of(ANNA).policy("2.999.9")), "CARD-POLICY", Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    @Tag("SC-064")
    @Tag("SAMBI-040")
    void aCardOfALowerLevelThanAskedForIsRefused() {
        refused(SC, PEERS.ca.card(TestCa.Wish.of(ANNA).policy(TestCa.POLICY_2)), "SC-064", Ns.STATUS_NO_AUTHN_CONTEXT);
        refused(
                SAMBI,
                PEERS.ca.card(TestCa.Wish.of(ANNA).policy(TestCa.POLICY_2)),
                "SAMBI-040",
                Ns.STATUS_NO_AUTHN_CONTEXT);
    }

    @Test
    void anExactLevelIsNotExceededEither() {
        TestSp sp = sp(SAMBI);
        TestSp.Page login = sp.redirect(sp.request().withRequestedLoas(List.of(SAMBI.loa(2))));
        refused(sp.useCard(login, PEERS.ca, CARD), "SAMBI-040", Ns.STATUS_NO_AUTHN_CONTEXT);
    }

    @Test
    void aHolderWhomNobodyKnowsIsRefused() {
        refused(
                SAMBI,
                PEERS.ca.card(TestCa.Wish.of("SE5599990008-NOBODY")),
                "CARD-HOLDER",
                Ns.STATUS_UNKNOWN_PRINCIPAL);
    }

    @Test
    void thePersonnummerOfACardIsFoundToo() {
        TestCa.Card card = PEERS.ca.card(TestCa.Wish.of("198004262385"));
        ReceivedAssertion assertion =
                ReceivedAssertion.read(TestSp.assertion(login(SC, card).response()));
        assertThat(assertion.value("urn:oid:1.2.752.29.6.2.1")).contains(ANNA);
    }

    @Test
    void aRevokedCardIsRefusedByOcsp() {
        PEERS.ca.revoked.put(CARD.certificate().getSerialNumber(), java.time.Instant.now());
        refused(SAMBI, CARD, "CARD-REVOCATION", Ns.STATUS_AUTHN_FAILED);
        assertThat(String.valueOf(last("card.verified").facts().get("observed")))
                .startsWith("OCSP: revoked");
    }

    @Test
    void theCrlTellsWhenOcspIsDown() {
        PEERS.ocspUp = false;
        assertThat(login(SAMBI, CARD).response().success()).isTrue();
        assertThat(last("card.verified").facts())
                .containsEntry("revocation", "CRL")
                .containsEntry("way", "signature");
        PEERS.ca.revoked.put(CARD.certificate().getSerialNumber(), java.time.Instant.now());
        refused(SAMBI, CARD, "CARD-REVOCATION", Ns.STATUS_AUTHN_FAILED);
    }

    @Test
    void nobodyIsLetInWhenRevocationCannotBeDetermined() {
        PEERS.ocspUp = false;
        PEERS.crlUp = false;
        refused(SAMBI, CARD, "CARD-REVOCATION", Ns.STATUS_AUTHN_FAILED);
        assertThat(String.valueOf(last("card.verified").facts().get("observed")))
                .startsWith("undetermined");
    }

    @Test
    void validityIsJudgedByTheLabsClockAndMessagesAreStampedByTheWalls() {
        TestCa.Card card = PEERS.ca.card(TestCa.Wish.of(ANNA).validFor(Duration.ofDays(10)));
        assertThat(login(SAMBI, card).response().success()).isTrue();
        clock.set(LabId.DEFAULT, new ClockSetting(ClockSetting.Mode.running, Duration.ofDays(20), null));
        TestSp.Page page = login(SAMBI, card);
        refused(page, "CARD-VALIDITY", Ns.STATUS_AUTHN_FAILED);
        assertThat(Duration.between(page.response().issueInstant().orElseThrow(), java.time.Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void sambiHasLoginsThatNobodyAskedForAndSwedenConnectHasNot() {
        TestSp sambi = sp(SAMBI);
        TestSp.Page login = sambi.get(unsolicited(sambi));
        ReceivedResponse response = sambi.useCard(login, PEERS.ca, CARD).response();
        assertThat(response.success()).isTrue();
        assertThat(response.inResponseTo()).isNull();
        TestSp sc = sp(SC);
        TestSp.Page refused = sc.get(unsolicited(sc));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.requirements()).containsExactly("SC-072");
    }

    @Test
    void theNegativeTestOfUnaskedLoginsOpensThemInSwedenConnectOnce() {
        TestSp sp = sp(SC);
        sp.redirect(sp.request());
        arm(SC, "NEG-077", "only");
        TestSp.Page login = sp.get(unsolicited(sp));
        assertThat(sp.useCard(login, PEERS.ca, CARD).response().inResponseTo()).isNull();
        assertThat(sp.get(unsolicited(sp)).status()).isEqualTo(400);
    }

    private static URI unsolicited(TestSp sp) {
        return URI.create(IDP + "/" + sp.profile.id() + "/unsolicited?sp="
                + URLEncoder.encode(sp.entityId, StandardCharsets.UTF_8));
    }

    @Test
    void theJournalFollowsALoginByTheProtocolsOwnIds() {
        TestSp sp = sp(SC);
        AuthnRequest request = sp.request();
        sp.useCard(sp.redirect(request), PEERS.ca, CARD);
        List<String> kinds =
                journal
                        .read(LabId.DEFAULT, new se.sakeratkomst.kit.journal.JournalQuery(0, null, request.id(), 100))
                        .stream()
                        .map(se.sakeratkomst.kit.journal.JournalEntry::kind)
                        .toList();
        assertThat(kinds).containsExactly("saml.authnrequest.received", "card.verified", "saml.response.sent");
        assertThat(last("saml.response.sent").raw()).startsWith("<saml2p:Response");
        assertThat(String.valueOf(last("saml.response.sent").facts().get("plain")))
                .contains(ANNA);
    }

    @Test
    @Tag("SAMBI-004")
    @Tag("SAMBI-050")
    void metadataIsTheSameEachTimeItIsFetchedAndSaysWhoItIs() {
        TestSp sp = sp(SC);
        String first = sp.get(URI.create(IDP + "/sweden-connect/metadata")).text();
        assertThat(sp.get(URI.create(IDP + "/sweden-connect/metadata")).text()).isEqualTo(first);
        var idp = MetadataReader.read(SecureXml.parse(first)).get(0);
        assertThat(idp.entityId()).isEqualTo("urn:saker-atkomst-sandbox:TEST:default:sweden-connect:idp");
        assertThat(idp.idp().orElseThrow().singleSignOnServices()).hasSize(2);
        assertThat(idp.assuranceCertifications()).contains(SC.loa(3));
    }
}
