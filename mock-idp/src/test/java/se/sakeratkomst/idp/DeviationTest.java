package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.kit.control.AdminToken;
import se.sakeratkomst.kit.control.ControlPort;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;

/** Negative tests: each is armed, made once, and told of. */
class DeviationTest extends IdpCase {

    @Autowired
    FilterRegistrationBean<ControlPort> control;

    @Autowired
    AdminToken token;

    private String requestId = "";

    private TestSp.Page login(FederationProfile profile) {
        TestSp sp = sp(profile);
        AuthnRequest request = sp.request();
        requestId = request.id();
        return sp.useCard(sp.redirect(request), PEERS.ca, CARD);
    }

    private TestSp.Page deviating(FederationProfile profile, String test, String variant) {
        arm(profile, test, variant);
        return login(profile);
    }

    private TestSp.Page deviating(FederationProfile profile, String test) {
        return deviating(
                profile,
                test,
                tests.find(test)
                        .orElseThrow()
                        .variant(Optional.empty())
                        .orElseThrow()
                        .name());
    }

    @Test
    void aTestIsGoodForOneResponseOnly() {
        deviating(SAMBI, "NEG-001");
        Element assertion = login(SAMBI).response().assertions().get(0);
        assertThat(XmlVerifier.isSigned(assertion)).isTrue();
        assertThat(last("saml.response.sent").facts()).doesNotContainKey("negativeTest");
    }

    @Test
    void aTestArmedForOneFederationLeavesTheOtherAlone() {
        arm(SAMBI, "NEG-001", "only");
        assertThat(XmlVerifier.isSigned(login(SC).response().element())).isTrue();
    }

    @Test
    void theForgedIdentityIsSomebodyElse() {
        for (FederationProfile profile : Federations.all()) {
            TestSp.Page page = deviating(profile, "NEG-029");
            List<Element> assertions = new ArrayList<>();
            ReceivedResponse response = page.response();
            response.assertions().forEach(assertions::add);
            response.encryptedAssertions()
                    .forEach(each -> assertions.add(se.sakeratkomst.saml.encryption.AssertionDecrypter.decrypt(
                            each, List.of(TestSp.KEY.key()))));
            assertThat(assertions).hasSize(2);
            String hsaId = profile.nameOf(se.sakeratkomst.saml.federation.Attribute.EMPLOYEE_HSA_ID)
                    .orElseThrow();
            assertThat(ReceivedAssertion.read(assertions.get(0)).value(hsaId))
                    .isPresent()
                    .isNotEqualTo(Optional.of(ANNA));
            assertThat(ReceivedAssertion.read(assertions.get(1)).value(hsaId)).contains(ANNA);
            assertThat(XmlVerifier.isSigned(assertions.get(0))).isFalse();
            assertThat(XmlVerifier.verify(
                            TestSp.reread(assertions.get(1)), List.of(idpCertificate(profile)), AlgorithmPolicy.STRICT))
                    .isNotNull();
        }
    }

    @Test
    void whoeverKeepsTheFormatOfASignedMessageStillCannotForgeIt() {
        for (String test : List.of("NEG-004", "NEG-005", "NEG-006", "NEG-007", "NEG-012", "NEG-021")) {
            Element assertion = deviating(SAMBI, test).response().assertions().get(0);
            assertThatThrownBy(
                            () -> XmlVerifier.verify(assertion, List.of(idpCertificate(SAMBI)), AlgorithmPolicy.STRICT))
                    .as(test)
                    .isInstanceOf(SamlRefusal.class);
        }
    }

    @Test
    void aMessageThatIsWrongBeforeSigningIsValidlySigned() {
        for (String test : List.of("NEG-055", "NEG-060", "NEG-090", "NEG-096", "NEG-099", "NEG-105")) {
            Element assertion = deviating(SAMBI, test).response().assertions().get(0);
            assertThat(XmlVerifier.verify(assertion, List.of(idpCertificate(SAMBI)), AlgorithmPolicy.STRICT))
                    .as(test)
                    .isNotNull();
        }
    }

    @Test
    void aCommentLeavesTheSignatureValidAndTheWholeTextDiffersFromItsBeginning() {
        for (FederationProfile profile : Federations.all()) {
            Element assertion = TestSp.assertion(deviating(profile, "NEG-044").response());
            ReceivedAssertion read = ReceivedAssertion.read(
                    XmlVerifier.verify(assertion, List.of(idpCertificate(profile)), AlgorithmPolicy.STRICT));
            String whole = read.nameId().orElseThrow().value();
            Object forged = last("saml.response.sent").facts().get("forgedIdentity");
            assertThat(whole).endsWith(".TEST");
            assertThat(String.valueOf(forged)).contains(whole.substring(0, whole.length() - 5));
        }
    }

    @Test
    void theNeighbourIsAMemberOfTheFederation() {
        assertThat(PEERS.entities.get("sambi"))
                .containsKey("urn:saker-atkomst-sandbox:TEST:default:sambi:neighbour-idp");
        Element assertion = deviating(SAMBI, "NEG-007").response().assertions().get(0);
        assertThat(XmlVerifier.verify(
                        assertion,
                        List.of(personas.neighbourKey(personas.require("sambi"), se.sakeratkomst.kit.lab.LabId.DEFAULT)
                                .certificate()),
                        AlgorithmPolicy.STRICT))
                .isNotNull();
    }

    private HttpResponse<String> call(String method, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + control.getFilter().port() + "/admin/labs/default/deviations"))
                                .header("Authorization", "Bearer " + token.value())
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theControlPortArmsListsAndDisarms() throws Exception {
        String sp = sp(SAMBI).entityId;
        login(SAMBI);
        HttpResponse<String> armed =
                call("POST", "{\"test\":\"NEG-099\",\"idp\":\"sambi\",\"sp\":\"" + sp + "\",\"variant\":\"slash\"}");
        assertThat(armed.statusCode()).as(armed.body()).isEqualTo(201);
        assertThat(call("GET", "").body()).contains("\"variant\":\"slash\"", "NEG-134");
        assertThat(call("DELETE", "").body()).contains("\"disarmed\":1");
    }

    @Test
    void aTicketedTestHitsOnlyTheLoginThatShowsTheTicket() throws Exception {
        String sp = sp(SAMBI).entityId;
        login(SAMBI);
        String arm =
                "{\"test\":\"NEG-099\",\"idp\":\"sambi\",\"sp\":\"" + sp + "\",\"ticketed\":true,\"source\":\"both\"}";
        HttpResponse<String> armed = call("POST", arm);
        assertThat(armed.body()).contains("\"source\":\"both\"", "\"encryption\":\"federation\"");
        String ticket = armed.body().replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");
        login(SAMBI);
        assertThat(last("saml.response.sent").facts()).doesNotContainKey("negativeTest");
        TestSp holder = sp(SAMBI).showing(Deviations.TICKET, ticket);
        holder.useCard(holder.redirect(holder.request()), PEERS.ca, CARD);
        assertThat(last("saml.response.sent").facts())
                .containsEntry("negativeTest", "NEG-099")
                .containsEntry("ticket", ticket)
                .containsEntry("source", "both")
                .containsEntry("responseSigned", true)
                .containsEntry("assertionSigned", true);
        holder.useCard(holder.redirect(holder.request()), PEERS.ca, CARD);
        assertThat(last("saml.response.sent").facts()).doesNotContainKey("negativeTest");
    }

    @Test
    void whatTheTestLaysDownItselfCannotBeAskedFor() throws Exception {
        String sp = sp(SAMBI).entityId;
        login(SAMBI);
        assertThat(call("POST", "{\"test\":\"NEG-001\",\"idp\":\"sambi\",\"sp\":\"" + sp + "\",\"source\":\"both\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(call("POST", "{\"test\":\"NEG-099\",\"idp\":\"sambi\",\"sp\":\"" + sp + "\",\"source\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatCannotBeArmedIsSaidInFourParts() throws Exception {
        String sp = sp(SAMBI).entityId;
        login(SAMBI);
        assertThat(call("POST", "{\"test\":\"NEG-999\",\"idp\":\"sambi\",\"sp\":\"" + sp + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "{\"test\":\"NEG-099\",\"idp\":\"other\",\"sp\":\"" + sp + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "{\"test\":\"NEG-099\",\"idp\":\"sambi\",\"sp\":\"urn:nobody\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "{\"test\":\"NEG-080\",\"idp\":\"sambi\",\"sp\":\"" + sp + "\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(call("POST", "{\"idp\":\"sambi\"}").body()).contains("attempted", "observed", "expected", "remedy");
    }
}
