package se.sakeratkomst.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.kit.journal.Outcome;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.UiInfo;
import se.sakeratkomst.saml.xml.Ns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiscoveryTest extends ServiceCase {

    private static final String SP = "https://sp.example.se/disco";
    private static final String RETURN = "https://sp.example.se/login/disco";
    private static final String HSAID = "http://id.swedenconnect.se/ec/1.0/loa3-hsaid";
    private static final String PNR = "http://id.elegnamnden.se/ec/1.0/loa3-pnr";
    private static final String NORTH = "urn:TEST:idp:north";
    private static final String SOUTH = "urn:TEST:idp:south";

    private String lab(String name) throws Exception {
        String lab = newLab(name);
        for (String federation : List.of("sambi", "sweden-connect")) {
            handIn(name, federation, Sample.xml(Sample.serviceProvider(SP).discoveryResponse(RETURN)));
            handIn(name, federation, idp(NORTH, "Norra inloggningen", "North login", Set.of(HSAID)));
            handIn(name, federation, idp(SOUTH, "Södra inloggningen", "South login", Set.of(HSAID, PNR)));
        }
        return lab;
    }

    private void handIn(String lab, String federation, String xml) throws Exception {
        HttpResponse<String> answer =
                control("POST", "/admin/labs/" + lab + "/" + federation + "/entities", "application/xml", xml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String idp(String entityId, String swedish, String english, Set<String> categories) {
        return Sample.xml(IdpMetadata.of(entityId)
                .entityCategories(withNames(categories))
                .assuranceCertifications(Set.of("http://id.elegnamnden.se/loa/1.0/loa3"))
                .signingKey(Sample.KEY.certificate())
                .singleSignOnService(Ns.BINDING_REDIRECT, "https://idp.example.se/sso")
                .singleSignOnService(Ns.BINDING_POST, "https://idp.example.se/sso")
                .uiInfo(new UiInfo(
                        Map.of("sv", swedish, "en", english),
                        Map.of(),
                        List.of(new UiInfo.Logo("https://idp.example.se/logo.svg", 120, 60, Optional.empty()))))
                .organisation(new Organisation(
                        Map.of("sv", "TEST Region Norrvik"),
                        Map.of("sv", "TEST Region Norrvik"),
                        Map.of("sv", "https://example.org"),
                        Optional.of("5599990008")))
                .build());
    }

    /** Who delivers personal identity numbers delivers names too (SC-163). */
    private static Set<String> withNames(Set<String> categories) {
        Set<String> all = new TreeSet<>(categories);
        if (categories.contains(PNR)) {
            all.add("http://id.swedenconnect.se/ec/1.0/loa3-name");
        }
        return all;
    }

    private static String ask(String lab, String federation, String... more) {
        StringBuilder query = new StringBuilder(lab + "/" + federation + "/disco?entityID=" + encoded(SP));
        for (int i = 0; i < more.length; i += 2) {
            query.append('&').append(more[i]).append('=').append(encoded(more[i + 1]));
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** The link on the page that chooses an identity provider. */
    private static String link(String page, String entityId) {
        Matcher link = Pattern.compile("href=\"(\\?[^\"]*)\" data-entity-id=\"" + entityId + "\"")
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    @Test
    void thePageOffersTheIdentityProvidersInTheLanguageAsked() throws Exception {
        String lab = lab("d-page");
        assertThat(get(ask(lab, "sambi", "return", RETURN)).body())
                .contains("<html lang=\"sv\"")
                .contains("Södra inloggningen")
                .contains("Norra inloggningen")
                .contains("https://idp.example.se/logo.svg");
        assertThat(get(ask(lab, "sambi", "return", RETURN, "lang", "en")).body())
                .contains("<html lang=\"en\"")
                .contains("South login");
        assertThat(last("d-page", "disco").facts())
                .containsEntry("how", "page")
                .containsEntry("entityId", SP)
                .containsEntry("offered", List.of(NORTH, SOUTH));
    }

    @Test
    void aChoiceGoesBackWhereTheServiceProviderSaidInTheParameterItNamed() throws Exception {
        String lab = lab("d-choice");
        String asked = ask(lab, "sambi", "return", RETURN + "?state=1", "returnIDParam", "idp-id");
        String chosen = lab + "/sambi/disco" + link(get(asked).body(), SOUTH);
        assertThat(location(get(chosen))).isEqualTo(RETURN + "?state=1&idp-id=" + encoded(SOUTH));
        assertThat(last("d-choice", "disco").facts())
                .containsEntry("how", "chosen")
                .containsEntry("chosen", SOUTH);
    }

    @Test
    void withoutAReturnAddressTheOneInTheMetadataIsTaken() throws Exception {
        String lab = lab("d-default");
        assertThat(location(get(ask(lab, "sambi", "idp", NORTH)))).isEqualTo(RETURN + "?entityID=" + encoded(NORTH));
    }

    @Test
    void theLastChoiceIsRememberedInACookieOfTheLab() throws Exception {
        String lab = lab("d-cookie");
        String cookie = get(ask(lab, "sambi", "idp", SOUTH))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie).contains("Path=/labs/d-cookie;").contains("HttpOnly").contains("SameSite=Lax");
        String page = get(ask(lab, "sambi"), "Cookie", cookie.split(";")[0]).body();
        assertThat(page).contains("id=\"remembered\"");
        assertThat(page.indexOf("Södra")).isLessThan(page.indexOf("Norra"));
        assertThat(get(ask(lab, "sambi")).body()).doesNotContain("id=\"remembered\"");
    }

    @Test
    void whereNobodyMayBeAskedOnlyARememberedChoiceComesBack() throws Exception {
        String lab = lab("d-passive");
        assertThat(location(get(ask(lab, "sambi", "isPassive", "true")))).isEqualTo(RETURN);
        String cookie = get(ask(lab, "sambi", "idp", SOUTH))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        assertThat(location(get(ask(lab, "sambi", "isPassive", "true"), "Cookie", cookie)))
                .isEqualTo(RETURN + "?entityID=" + encoded(SOUTH));
        control("DELETE", "/admin/labs/d-passive/sambi/entities?entityId=" + encoded(SOUTH), "text/plain", "");
        assertThat(location(get(ask(lab, "sambi", "isPassive", "true"), "Cookie", cookie)))
                .isEqualTo(RETURN);
    }

    @Test
    void aReturnAddressThatTheMetadataDoesNotHaveIsToldOnAPageAndNobodyIsSentThere() throws Exception {
        String lab = lab("d-open");
        HttpResponse<String> refused =
                get(ask(lab, "sambi", "return", "https://evil.example/", "idp", SOUTH, "lang", "en"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(refused.body())
                .contains("SAMBI-045")
                .contains(RETURN)
                .contains("Remedy")
                .doesNotContain("href=\"https://evil.example");
        assertThat(last("d-open", "disco").outcome()).isEqualTo(Outcome.refused);
        assertThat(get(ask(lab, "sambi", "return", "https://evil.example/", "isPassive", "true"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aServiceProviderWithoutDiscoveryResponseIsToldSo() throws Exception {
        String lab = newLab("d-none");
        handIn("d-none", "sweden-connect", Sample.xml(Sample.serviceProvider(SP)));
        HttpResponse<String> refused = get(ask(lab, "sweden-connect", "return", RETURN));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("SC-023").contains("DiscoveryResponse");
    }

    @Test
    void anUnknownServiceProviderIsRefused() throws Exception {
        String lab = newLab("d-unknown");
        assertThat(get(ask(lab, "sambi", "return", RETURN)).statusCode()).isEqualTo(404);
        assertThat(get(lab + "/sambi/disco").statusCode()).isEqualTo(400);
    }

    @Test
    void anotherPolicyAndAReturnAddressThatHasTheParameterAlreadyAreRefused() throws Exception {
        String lab = lab("d-policy");
        assertThat(get(ask(lab, "sambi", "policy", "urn:other")).statusCode()).isEqualTo(400);
        assertThat(get(ask(lab, "sambi", "return", RETURN + "?entityID=urn:mine"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSearchLooksInNamesAndEntityIds() throws Exception {
        String lab = lab("d-search");
        assertThat(get(ask(lab, "sambi", "q", "SÖDRA inlog")).body())
                .contains("Södra inloggningen")
                .doesNotContain("Norra inloggningen");
        assertThat(get(ask(lab, "sambi", "q", "idp:north")).body())
                .contains("Norra inloggningen")
                .doesNotContain("Södra inloggningen");
        assertThat(get(ask(lab, "sambi", "q", "<script>")).body())
                .contains("Ingen legitimeringstjänst")
                .contains("&lt;script&gt;");
    }

    @Test
    void inSwedenConnectAnIdentityProviderThatDoesNotFitIsShownWithTheReason() throws Exception {
        String lab = newLab("d-match");
        handIn(
                "d-match",
                "sweden-connect",
                Sample.xml(Sample.serviceProvider(SP)
                        .entityCategories(Set.of(PNR, "http://id.elegnamnden.se/st/1.0/private-sector-sp"))
                        .discoveryResponse(RETURN)));
        handIn("d-match", "sweden-connect", idp(NORTH, "Norra", "North", Set.of(HSAID)));
        handIn("d-match", "sweden-connect", idp(SOUTH, "Södra", "South", Set.of(HSAID, PNR)));
        String page = get(ask(lab, "sweden-connect")).body();
        assertThat(page).contains("data-entity-id=\"" + SOUTH).doesNotContain("data-entity-id=\"" + NORTH);
        assertThat(page).contains("SC-139").contains("Norra");
        assertThat(get(ask(lab, "sweden-connect", "idp", NORTH)).statusCode()).isEqualTo(200);
        assertThat(last("d-match", "disco").facts()).containsEntry("withheld", List.of(NORTH));
    }

    @Test
    void inSambiAnIdentityProviderWithoutOrganizationDisplayNameDoesNotAppear() throws Exception {
        String lab = lab("d-sambi");
        handIn("d-sambi", "sambi", Sample.xml(Sample.identityProvider("urn:TEST:idp:nameless")));
        assertThat(get(ask(lab, "sambi")).body())
                .doesNotContain("data-entity-id=\"urn:TEST:idp:nameless")
                .contains("SAMBI-044");
        assertThat(get(lab + "/sambi/disco.json").body()).doesNotContain("urn:TEST:idp:nameless");
    }

    @Test
    void theNeighbourThatNeverAnswersIsMarked() throws Exception {
        String lab = lab("d-neighbour");
        handIn("d-neighbour", "sambi", idp("urn:TEST:sambi:neighbour-idp", "Granne", "Neighbour", Set.of(HSAID)));
        String page = get(ask(lab, "sambi")).body();
        assertThat(page).contains("svarar aldrig");
        assertThat(page.indexOf("Norra")).isLessThan(page.indexOf("Granne"));
    }

    @Test
    void theJsonFeedIsKeyedByEntityId() throws Exception {
        String lab = lab("d-json");
        HttpResponse<String> answer = get(lab + "/sambi/disco.json");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode feed = JsonMapper.shared().readTree(answer.body());
        assertThat(feed.propertyNames()).containsExactly(NORTH, SOUTH);
        assertThat(feed.path(SOUTH).path("names").path("en").stringValue()).isEqualTo("South login");
        assertThat(feed.path(SOUTH).path("logo").path("url").stringValue())
                .isEqualTo("https://idp.example.se/logo.svg");
        assertThat(JsonMapper.shared()
                        .readTree(get(lab + "/sambi/prod/disco.json").body())
                        .isEmpty())
                .isTrue();
    }
}
