package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.sakeratkomst.idp.answer.Workshop;
import se.sakeratkomst.idp.deviation.Armed;
import se.sakeratkomst.idp.deviation.Deviations;
import se.sakeratkomst.kit.lab.LabId;

/** The testers' page: a test is armed, a message is composed, shown and sent by hand. */
class TestsPageTest extends IdpCase {
    private static final URI PAGE = URI.create(IDP + "/sambi/tests");

    @Autowired
    Deviations armedTests;

    private TestSp.Page fields() {
        TestSp sp = sp(SAMBI);
        sp.redirect(sp.request());
        return sp.get(URI.create(PAGE + "/compose?sp=" + sp.entityId));
    }

    private static Map<String, String> filled(TestSp.Page page, Map<String, String> changed) {
        Map<String, String> form = new LinkedHashMap<>();
        for (Element input : page.html().select("form#fields input[name], form#fields textarea[name]")) {
            if (!input.attr("type").equals("checkbox")) {
                form.put(input.attr("name"), input.val());
            }
        }
        form.putAll(changed);
        return form;
    }

    @Test
    void everyTestIsListedInBothLanguagesAndOneIsArmed() {
        TestSp sp = sp(SAMBI);
        sp.redirect(sp.request());
        TestSp.Page page = sp.get(PAGE);
        assertThat(page.html().select("select#choice option[value=NEG-029/assertion]"))
                .hasSize(1);
        assertThat(page.html().select("select#sp option").eachAttr("value")).contains(sp.entityId);
        assertThat(sp.get(URI.create(PAGE + "?lang=en")).text()).contains("Arm for the next login");
        TestSp.Page after =
                sp.post(PAGE.toString(), Map.of("choice", "NEG-099/slash", "sp", sp.entityId, "source", "both"));
        assertThat(after.html().select("#armed li").eachAttr("data-test")).containsExactly("NEG-099");
        assertThat(sp.post(PAGE + "/disarm", Map.of()).html().select("#nothing-armed"))
                .hasSize(1);
    }

    @Test
    void whatCannotBeArmedIsSaidOnThePage() {
        TestSp sp = sp(SAMBI);
        TestSp.Page page = sp.post(PAGE.toString(), Map.of("choice", "NEG-080", "sp", sp.entityId));
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.html().select("[role=alert]").text()).contains("one AssertionConsumerService only");
    }

    @Test
    void aPageOfAnotherOriginCannotArm() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(PAGE)
                                .header("Origin", "https://elsewhere.example.org")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("choice=NEG-099"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aFieldIsChangedAndTheMessageShown() {
        TestSp.Page shown = sp(SAMBI)
                .post(
                        PAGE + "/compose",
                        filled(
                                fields(),
                                Map.of("f:Audience", "urn:TEST:audience", "action", "preview", "x:SessionIndex", "x")));
        String sent = shown.html().select("pre#sent").text();
        assertThat(sent).contains("urn:TEST:audience").doesNotContain("SessionIndex=");
    }

    @Test
    void theTextIsEditedBeforeAndAfterSigning() {
        TestSp sp = sp(SAMBI);
        TestSp.Page sent = sp.post(
                PAGE + "/compose",
                filled(
                        fields(),
                        Map.of(
                                "before-find", "</saml2:Subject>",
                                "before-replace", "<!-- TEST before --></saml2:Subject>",
                                "after-find", "<saml2p:Status>",
                                "after-replace", "<!-- TEST after --><saml2p:Status>",
                                "action", "send")));
        assertThat(sent.action("saml-response")).isEqualTo(sp.acs);
        assertThat(se.sakeratkomst.saml.xml.SecureXml.text(sent.response().element()))
                .contains("<!-- TEST before -->", "<!-- TEST after -->");
        assertThat(last("saml.response.sent").facts())
                .containsEntry("negativeTest", "COMPOSED")
                .containsEntry("unsolicited", true);
    }

    @Test
    void whatIsNoXmlBeforeSigningIsSaidOnThePage() {
        TestSp.Page page = sp(SAMBI)
                .post(PAGE + "/compose", filled(fields(), Map.of("before-document", "<broken>", "action", "arm")));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html().select("[role=alert]").text()).contains("well-formed");
    }

    @Test
    void aComposedMessageIsArmedForTheNextLogin() {
        TestSp sp = sp(SAMBI);
        sp.post(PAGE + "/compose", filled(fields(), Map.of("f:Audience", "urn:TEST:audience", "action", "arm")));
        Armed armed = armedTests.armed(LabId.DEFAULT).get(0);
        assertThat(armed.test()).isEqualTo("COMPOSED");
        assertThat(armedTests.order(LabId.DEFAULT, java.util.Optional.of(armed)))
                .isInstanceOf(Workshop.Order.class);
        TestSp.Page answer = sp.useCard(sp.redirect(sp.request()), PEERS.ca, CARD);
        assertThat(se.sakeratkomst.saml.xml.SecureXml.text(answer.response().element()))
                .contains("urn:TEST:audience");
    }

    @Test
    void aCalledCanaryIsToldOf() throws Exception {
        arm(SAMBI, "NEG-048", "canary");
        TestSp sp = sp(SAMBI);
        sp.useCard(sp.redirect(sp.request()), PEERS.ca, CARD);
        String canary = String.valueOf(last("saml.response.sent").facts().get("canary"));
        assertThat(sp.get(URI.create(IDP + "/canary/" + canary)).status()).isEqualTo(200);
        assertThat(last("canary.called").facts())
                .containsEntry("test", "NEG-048")
                .containsEntry("canary", canary);
        assertThat(sp.get(URI.create(IDP + "/canary/other")).status()).isEqualTo(404);
    }
}
