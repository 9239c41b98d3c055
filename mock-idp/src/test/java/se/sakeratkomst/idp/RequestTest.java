package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Requests that are not fulfilled, and what is said about them. */
class RequestTest extends IdpCase {

    private void notAnswered(TestSp.Page page, String requirement) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.requirements()).containsExactly(requirement);
        assertThat(page.html().title()).contains("TEST");
        assertThat(page.text()).doesNotContain("Exception", "\tat ");
        assertThat(page.form("saml-response")).isEmpty();
        assertThat(last("saml.authnrequest.received").outcome()).isEqualTo(Outcome.refused);
        assertThat(last("saml.authnrequest.received").facts()).containsEntry("requirement", requirement);
    }

    private void answered(TestSp.Page page, String requirement, String secondary) {
        assertThat(page.requirements()).contains(requirement);
        assertThat(page.response().success()).isFalse();
        assertThat(page.response().secondaryStatus()).contains(secondary);
        assertThat(last("saml.authnrequest.received").outcome()).isEqualTo(Outcome.refused);
    }

    private TestSp.Page query(FederationProfile profile, byte[] xml) {
        return sp(profile)
                .get(URI.create(sp(profile).sso("redirect") + "?SAMLRequest="
                        + URLEncoder.encode(
                                Base64.getEncoder().encodeToString(deflated(xml)), StandardCharsets.UTF_8)));
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    @Test
    void textThatIsNotXmlIsNotAnswered() {
        notAnswered(query(SAMBI, "hello".getBytes(StandardCharsets.UTF_8)), "XML-WELLFORMED");
        notAnswered(sp(SC).post(sp(SC).sso("post"), Map.of("SAMLRequest", "aGVsbG8=")), "XML-WELLFORMED");
    }

    @Test
    void nothingAtAllIsNotAnswered() {
        notAnswered(sp(SAMBI).get(URI.create(sp(SAMBI).sso("redirect"))), "SAML-BINDINGS-3.4.4");
        notAnswered(sp(SC).post(sp(SC).sso("post"), Map.of()), "SAML-BINDINGS-3.5.4");
    }

    @Test
    @Tag("SC-073")
    void aDoctypeIsNotAnswered() {
        String xml =
                "<!DOCTYPE AuthnRequest>" + SecureXml.text(sp(SAMBI).request().write());
        notAnswered(query(SAMBI, xml.getBytes(StandardCharsets.UTF_8)), "XML-DOCTYPE");
    }

    @Test
    void moreThanAMegabyteIsNotAnsweredInEitherBinding() {
        byte[] padded = ("<a>" + " ".repeat(SecureXml.MAX_BYTES) + "</a>").getBytes(StandardCharsets.UTF_8);
        notAnswered(query(SAMBI, padded), "XML-SIZE");
        notAnswered(
                sp(SC).post(
                                sp(SC).sso("post"),
                                Map.of("SAMLRequest", Base64.getEncoder().encodeToString(padded))),
                "XML-SIZE");
    }

    @Test
    void anUnregisteredServiceProviderIsNotAnswered() {
        for (FederationProfile profile : Federations.all()) {
            TestSp stranger = new TestSp("urn:test:nobody", profile, "https://nobody.test/acs", IDP);
            notAnswered(stranger.redirect(stranger.request()), profile == SC ? "SC-001" : "SAMBI-002");
        }
    }

    @Test
    void aServiceProviderOfTheOtherFederationIsUnregistered() {
        TestSp sambi = sp(SAMBI);
        TestSp misled = new TestSp(sambi.entityId, SC, sambi.acs, IDP);
        notAnswered(misled.redirect(misled.request()), "SC-001");
    }

    @Test
    @Tag("SC-061")
    @Tag("SAMBI-017")
    void aForeignAcsIsNotAnsweredAndTheDifferenceToTheMetadataIsShown() {
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = sp(profile);
            TestSp.Page page = sp.redirect(sp.request().withAcsUrl("https://evil.test/acs"));
            notAnswered(page, profile == SC ? "SC-048" : "SAMBI-017");
            assertThat(page.html().select("#differences").text()).contains(sp.acs);
            assertThat(page.text()).contains("https://evil.test/acs");
        }
    }

    @Test
    @Tag("SC-041")
    void anUnsignedRequestIsAnsweredWithAnErrorWhereASignatureIsDemanded() {
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = sp(profile);
            answered(sp.redirect(sp.request(), null), profile == SC ? "SC-041" : "SAMBI-034", Ns.STATUS_REQUEST_DENIED);
        }
    }

    @Test
    @Tag("SC-042")
    @Tag("SAMBI-034")
    void aStrangersSignatureIsAnsweredWithAnError() {
        for (FederationProfile profile : Federations.all()) {
            TestSp sp = sp(profile);
            answered(
                    sp.redirect(sp.request(), TestSp.STRANGER),
                    profile == SC ? "SC-042" : "SAMBI-034",
                    Ns.STATUS_REQUEST_DENIED);
        }
    }

    @Test
    void aPostedRequestChangedAfterSigningIsAnsweredWithAnError() {
        TestSp sp = sp(SC);
        Document request = sp.request().withDestination(sp.sso("post")).write();
        XmlSigner.sign(request.getDocumentElement(), TestSp.KEY);
        Elements.set(request.getDocumentElement(), "ForceAuthn", "true");
        answered(
                sp.post(sp.sso("post"), Map.of("SAMLRequest", PostBinding.encode(request))),
                "SC-042",
                Ns.STATUS_REQUEST_DENIED);
    }

    @Test
    void aPostedRequestIsAnsweredWithAnErrorInSambi() {
        TestSp sp = sp(SAMBI);
        Document request = sp.request().withDestination(sp.sso("post")).write();
        XmlSigner.sign(request.getDocumentElement(), TestSp.KEY);
        answered(
                sp.post(sp.sso("post"), Map.of("SAMLRequest", PostBinding.encode(request))),
                "SAMBI-014",
                Ns.STATUS_REQUEST_UNSUPPORTED);
    }

    @Test
    @Tag("SC-064")
    void anUnsupportedLevelIsAnsweredWithNoAuthnContext() {
        TestSp sp = sp(SC);
        TestSp.Page page = sp.redirect(sp.request().withRequestedLoas(List.of(SC.loa(4))));
        answered(page, "SC-064", Ns.STATUS_NO_AUTHN_CONTEXT);
        assertThat(page.response().status()).isEqualTo(Ns.STATUS_REQUESTER);
    }

    @Test
    void anotherComparisonIsAnsweredWithAnError() {
        TestSp sp = sp(SAMBI);
        answered(sp.redirect(sp.request().withComparison("minimum")), "SAMBI-040", Ns.STATUS_REQUEST_UNSUPPORTED);
    }

    @Test
    @Tag("SC-052")
    void aPassiveRequestIsAnsweredWithNoPassive() {
        TestSp sp = sp(SC);
        TestSp.Page page = sp.redirect(sp.request().withIsPassive(true));
        assertThat(page.requirements()).containsExactly("SC-052");
        assertThat(page.response().secondaryStatus()).contains(Ns.STATUS_NO_PASSIVE);
    }

    @Test
    @Tag("SC-108")
    @Tag("SC-154")
    void theUserConfirmsAnErrorBeforeItIsSent() {
        TestSp sp = sp(SC);
        TestSp.Page page = sp.redirect(sp.request().withDestination("https://other.test/"));
        assertThat(page.html().select("script")).isEmpty();
        assertThat(page.html().select("form#saml-response button")).hasSize(1);
    }

    @Test
    @Tag("SC-068")
    @Tag("SC-104")
    @Tag("SC-105")
    void anErrorResponseOfSwedenConnectIsSigned() {
        TestSp sp = sp(SC);
        assertThat(se.sakeratkomst.saml.signature.XmlVerifier.isSigned(
                        sp.redirect(sp.request().withIsPassive(true)).response().element()))
                .isTrue();
    }

    @Test
    @Tag("SC-003")
    @Tag("SAMBI-031")
    void newMetadataCountsAtOnce() {
        TestSp sp = new TestSp("urn:test:late", SAMBI, "https://late.test/acs", IDP);
        notAnswered(sp.redirect(sp.request()), "SAMBI-002");
        PEERS.register("sambi", sp.metadata().build().getDocumentElement());
        for (int i = 0;
                i < 20
                        && feeds.find(personas.require("sambi"), se.sakeratkomst.kit.lab.LabId.DEFAULT, sp.entityId)
                                .isEmpty();
                i++) {
            Thread.onSpinWait();
        }
        TestSp.Page page = sp.redirect(sp.request());
        for (int i = 0; i < 400 && page.status() == 400; i++) {
            page = sp.redirect(sp.request());
        }
        assertThat(page.form("card-login")).isNotEmpty();
    }

    @Test
    void anAcceptedRequestIsInTheJournalDecoded() {
        TestSp sp = sp(SAMBI);
        AuthnRequest request = sp.request();
        sp.redirect(request);
        assertThat(last("saml.authnrequest.received").outcome()).isEqualTo(Outcome.accepted);
        assertThat(last("saml.authnrequest.received").raw()).contains("<saml2p:AuthnRequest", request.id());
        assertThat(last("saml.authnrequest.received").from()).isEqualTo(sp.entityId);
    }
}
