package se.sakeratkomst.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.xml.Ns;

class PagesTest extends ServiceCase {

    private static final String SP = "https://sp.example.se/page";

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> form(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String path, String content) throws IOException, InterruptedException {
        return multipart(
                path,
                "--xxx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sp.xml\"\r\n\r\n" + content
                        + "\r\n--xxx--\r\n");
    }

    private HttpResponse<String> handIn(String path, String xml) throws IOException, InterruptedException {
        return multipart(
                path,
                "--xxx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--xxx\r\n"
                        + "Content-Disposition: form-data; name=\"xml\"\r\n\r\n" + xml + "\r\n--xxx--\r\n");
    }

    private HttpResponse<String> multipart(String path, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "multipart/form-data; boundary=xxx")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sambi/members",
                "/sweden-connect/members",
                "/sambi/members/5599990057",
                "/sambi/entity",
                "/sambi/prod/entity",
                "/sambi/hand-in",
                "/sweden-connect/prod/hand-in",
                "/feeds",
                "/faults",
            })
    void everyPageSaysTestSpeaksBothLanguagesAndBringsNothingFromOutside(String path) throws Exception {
        String lab = newLab("p-all");
        HttpResponse<String> swedish = get(lab + path);
        assertThat(swedish.statusCode()).as(swedish.body()).isEqualTo(200);
        assertThat(swedish.body())
                .contains("<html lang=\"sv\"")
                .contains("TEST")
                .contains("<main id=\"content\"")
                .contains("lang=en")
                .doesNotContain("??")
                .doesNotContain("<link")
                .doesNotContain("src=\"http");
        assertThat(swedish.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        String english = get(lab + path + "?lang=en").body();
        assertThat(english).contains("<html lang=\"en\"").contains("lang=sv").doesNotContain("??");
        assertThat(count(english, "<h1")).isEqualTo(1);
        labelled(english);
    }

    /** Each field that one can fill in has a label. */
    private static void labelled(String page) {
        List<String> without = new ArrayList<>();
        Matcher field = Pattern.compile("<(input|select|textarea)\\b[^>]*>").matcher(page);
        while (field.find()) {
            Matcher id = Pattern.compile("\\bid=\"([^\"]*)\"").matcher(field.group());
            boolean wrapped =
                    field.group().contains("type=\"hidden\"") || field.group().contains("type=\"radio\"");
            if (!wrapped && !(id.find() && page.contains("for=\"" + id.group(1) + "\""))) {
                without.add(field.group());
            }
        }
        assertThat(without).isEmpty();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void theStartPageShowsFeedsAndFingerprints() throws Exception {
        newLab("p-start");
        assertThat(get("/labs/p-start/").body())
                .contains("class=\"feed\" href=\"http://metadata.example.se/labs/p-start/sambi/metadata.xml\"")
                .contains("http://metadata.example.se/labs/p-start/sambi/operator.pem")
                .containsPattern("class=\"fingerprint\">([0-9A-F]{2}:){31}[0-9A-F]{2}")
                .contains("href=\"/labs/p-start/sambi/hand-in\"")
                .contains("href=\"/labs/p-start/sambi/entity\"");
    }

    @Test
    void aMembersPageTellsWhoDidWhatAndTakesTheNextStep() throws Exception {
        String lab = newLab("p-member");
        String member = lab + "/sambi/members/5599990057";
        assertThat(get(member).body())
                .contains("TEST Receptsystem i Väst AB")
                .contains("TEST Informationssäkerhetsansvarig")
                .contains("Nästa steg: Granskning");
        HttpResponse<String> taken = form(member + "/steps", "step=granskning&by=TEST+Granskaren&note=TEST+klar");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.headers().firstValue("Location")).contains(member + "#way");
        assertThat(get(member).body()).contains("TEST Granskaren").contains("Nästa steg: Beslut");
        form(member + "/steps", "step=beslut&outcome=avslag&by=TEST+Operatoren");
        assertThat(get(member).body()).contains("avslag").contains("Nästa steg: Tillitsdeklaration");
    }

    @Test
    void aStepOutOfOrderIsToldOnAPage() throws Exception {
        String lab = newLab("p-order");
        HttpResponse<String> refused =
                form(lab + "/sambi/members/5599990057/steps?lang=en", "step=anslutningsavtal&by=TEST");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(refused.body()).contains("SAMBI-069").contains("Remedy").contains("Take the step granskning first");
    }

    @Test
    void anOrganisationIsRegisteredOnThePage() throws Exception {
        String lab = newLab("p-new");
        HttpResponse<String> registered = form(
                lab + "/sweden-connect/members",
                "number=559999-0115&name=TEST+Ny+AB&kind=avtalspart&sector=private&representedBy=&employees=");
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(303);
        assertThat(get(registered.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("TEST Ny AB")
                .contains("Nästa steg: Avtal");
    }

    @Test
    void aFormThatAnotherSitePostsIsRefused() throws Exception {
        String lab = newLab("p-cross");
        String steps = lab + "/sambi/members/5599990057/steps";
        String body = "step=granskning&by=TEST";
        assertThat(form(steps, body, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(form(steps, body, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(form(steps, body, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(form(steps, body, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(form(lab + "/sambi/fault", "fault=unsigned", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(lab + "/sambi/members/5599990057").body()).contains("Nästa steg: Granskning");
        assertThat(form(steps, body, "Sec-Fetch-Site", "same-origin", "Origin", "http://127.0.0.1:" + port)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatIsHandedInOnThePageIsShownWithItsResult() throws Exception {
        String lab = newLab("p-handin");
        HttpResponse<String> answer = handIn(
                lab + "/sambi/hand-in",
                Sample.xml(Sample.serviceProvider(SP).assertionConsumerService("http://sp.example.se/acs")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body())
                .contains("id=\"receipt\"")
                .contains("data-accepted=\"true\"")
                .contains("data-result=\"yellow\"")
                .contains("SAMBI-007");
        String page = get(lab + "/sambi/entity?id=" + encoded(SP)).body();
        Matcher told = Pattern.compile(
                        "<li id=\"L(\\d+)\" class=\"yellow\">.*?http://sp.example.se/acs", Pattern.DOTALL)
                .matcher(page);
        assertThat(told.find()).as(page).isTrue();
        assertThat(page).contains("href=\"#L" + told.group(1) + "\"");
        assertThat(get(lab + "/sambi/entity").body()).contains(SP);
        assertThat(get(lab + "/sambi/entity?q=nothing-of-the-kind").body()).doesNotContain(SP);
    }

    @Test
    void aRefusalShowsEveryFindingAtTheLineInTheFile() throws Exception {
        String xml = "\n<!-- one -->\n<md:EntityDescriptor xmlns:md=\"" + Ns.MD + "\"\n"
                + "    entityID=\"https://x.example.se/<b>\">\n</md:EntityDescriptor>";
        HttpResponse<String> unreadable = handIn("/sambi/hand-in?lang=en", xml);
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body())
                .contains("data-accepted=\"false\"")
                .contains("XML-WELLFORMED")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
        HttpResponse<String> refused = handIn(
                "/sambi/hand-in?lang=en",
                "<!-- one -->\n<md:EntityDescriptor xmlns:md=\"" + Ns.MD + "\" entityID=\"https://x.example.se\"/>");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("data-result=\"red\"")
                .contains("SAMBI-005")
                .contains("Remedy")
                .contains("<li id=\"L2\" class=\"red\">");
    }

    @Test
    void aFileOfFiftyMegabytesIsRefusedWithAFinding() throws Exception {
        HttpResponse<String> refused = upload("/sambi/hand-in?lang=en", "<a>" + "x".repeat(50_000_000) + "</a>");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("XML-SIZE").hasSizeLessThan(1_000_000);
    }

    @Test
    void aFormWithoutItsFieldsIsToldOnAPage() throws Exception {
        HttpResponse<String> refused = form("/sambi/members?lang=en", "name=TEST");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("no field number").contains("Remedy");
    }

    @Test
    void inProductionTheChecksumIsReadBackBeforeItIsPublished() throws Exception {
        String lab = newLab("p-prod");
        String xml = Sample.xml(Sample.serviceProvider(SP)
                .organisation(new Organisation(
                        Map.of("sv", "TEST Journalbolaget AB", "en", "TEST Journalbolaget AB"),
                        Map.of("sv", "TEST Journalbolaget AB", "en", "TEST Journalbolaget AB"),
                        Map.of("sv", "https://example.se", "en", "https://example.se"),
                        Optional.of("5599990032"))));
        HttpResponse<String> answer = handIn(lab + "/sambi/prod/hand-in", xml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("id=\"confirmation\"").contains("Checksumman bekräftad");
        Matcher sha1 = Pattern.compile("id=\"read-out\">([0-9a-f ]+)<").matcher(answer.body());
        assertThat(sha1.find()).isTrue();

        assertThat(form(lab + "/sambi/prod/confirmations", "entityId=" + encoded(SP) + "&sha1=" + "0".repeat(40))
                        .statusCode())
                .isEqualTo(409);
        assertThat(form(
                                lab + "/sambi/prod/confirmations",
                                "entityId=" + encoded(SP) + "&sha1=" + encoded(sha1.group(1)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(lab + "/sambi/prod/entity?id=" + encoded(SP)).body())
                .contains("publicerad")
                .doesNotContain("id=\"confirmation\"");
        assertThat(get(lab + "/sambi/prod/metadata.xml").body()).contains(SP);
        assertThat(get(lab + "/sambi/members/5599990032").body()).contains(SP).contains("page 127.0.0.1");
    }

    @Test
    void anEntityWaitsUntilItsMemberIsThroughAndGoesWhenTheMemberLeaves() throws Exception {
        String lab = newLab("p-wait");
        String xml = Sample.xml(Sample.serviceProvider(SP)
                .organisation(new Organisation(
                        Map.of("sv", "TEST Receptsystem i Väst AB", "en", "TEST Receptsystem i Väst AB"),
                        Map.of("sv", "TEST Recept", "en", "TEST Recept"),
                        Map.of("sv", "https://example.se", "en", "https://example.se"),
                        Optional.of("5599990057"))));
        assertThat(handIn(lab + "/sambi/prod/hand-in", xml).body()).contains("Anslutningsavtal");
        String page = get(lab + "/sambi/prod/entity?id=" + encoded(SP)).body();
        Matcher sha1 = Pattern.compile("id=\"read-out\">([0-9a-f ]+)<").matcher(page);
        assertThat(sha1.find()).isTrue();
        form(
                lab + "/sambi/prod/confirmations",
                "entityId=" + encoded(SP) + "&sha1=" + encoded(sha1.group(1).replace(" ", "")));
        String steps = lab + "/sambi/members/5599990057/steps";
        form(steps, "step=granskning&by=TEST");
        form(steps, "step=beslut&outcome=bifall&by=TEST");
        assertThat(get(lab + "/sambi/prod/metadata.xml").body()).doesNotContain(SP);
        form(steps, "step=anslutningsavtal&by=TEST");
        assertThat(get(lab + "/sambi/prod/metadata.xml").body()).contains(SP);
        form(steps, "step=uttrade&by=TEST");
        assertThat(get(lab + "/sambi/prod/metadata.xml").body()).doesNotContain(SP);
    }

    @Test
    @Timeout(60)
    void stepsAndHandInsAtTheSameTimeDoNotWaitForEachOtherForEver() throws Exception {
        String lab = newLab("p-once");
        String xml = Sample.xml(Sample.serviceProvider(SP)
                .organisation(new Organisation(
                        Map.of("sv", "TEST Journalbolaget AB", "en", "TEST Journalbolaget AB"),
                        Map.of("sv", "TEST Journalen", "en", "TEST Journalen"),
                        Map.of("sv", "https://example.se", "en", "https://example.se"),
                        Optional.of("5599990032"))));
        String steps = lab + "/sambi/members/5599990032/steps";
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> taken = other.submit(() -> {
                for (int i = 0; i < 15; i++) {
                    form(steps, "step=granskning&by=TEST");
                    form(steps, "step=beslut&outcome=" + (i % 2 == 0 ? "bifall" : "avslag") + "&by=TEST");
                    form(steps, "step=tillitsdeklaration&by=TEST");
                }
                return null;
            });
            for (int i = 0; i < 30; i++) {
                assertThat(handIn(lab + "/sambi/prod/hand-in", xml + "<!-- " + i + " -->")
                                .statusCode())
                        .isEqualTo(202);
            }
            taken.get();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void theFeedsPageSignsAnewAndTakesTheNextStepOfARollover() throws Exception {
        String lab = newLab("p-feeds");
        String etag =
                get(lab + "/sambi/metadata.xml").headers().firstValue("ETag").orElseThrow();
        assertThat(form(lab + "/sambi/refresh", "").statusCode()).isEqualTo(303);
        assertThat(get(lab + "/sambi/metadata.xml").headers().firstValue("ETag"))
                .isNotEqualTo(Optional.of(etag));
        assertThat(get(lab + "/feeds").body())
                .contains("Publicera nästa certifikat")
                .containsPattern("class=\"fingerprint\">([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(form(lab + "/sambi/rollover", "step=switched").statusCode()).isEqualTo(409);
        assertThat(form(lab + "/sambi/rollover", "step=announced").statusCode()).isEqualTo(303);
        assertThat(get(lab + "/feeds").body()).contains("Byt till nästa nyckel");
        assertThat(count(get(lab + "/sambi/operator.pem").body(), "BEGIN CERTIFICATE"))
                .isEqualTo(2);
    }

    @Test
    void theFaultsPageArmsAFaultAndHealsIt() throws Exception {
        String lab = newLab("p-faults");
        String idp = "https://idp.example.se";
        HttpResponse<String> none = form(lab + "/sambi/prod/fault", "fault=down&entityId=" + encoded(idp));
        assertThat(none.statusCode()).isEqualTo(409);
        for (String entityId : List.of(idp, "https://neighbour.example.se")) {
            control(
                    "POST",
                    "/admin/labs/p-faults/sambi/prod/entities",
                    "application/xml",
                    Sample.xml(Sample.identityProvider(entityId)));
        }
        HttpResponse<String> armed = form(lab + "/sambi/prod/fault", "fault=down&seconds=&entityId=" + encoded(idp));
        assertThat(armed.statusCode()).as(armed.body()).isEqualTo(303);
        assertThat(armed.headers().firstValue("Location")).contains(lab + "/faults#sambi-prod");
        assertThat(get(lab + "/faults").body())
                .contains("Varje hämtning besvaras med 503.")
                .contains("Laga");
        assertThat(get(lab + "/sambi/prod/metadata.xml").statusCode()).isEqualTo(503);
        assertThat(get(lab + "/feeds").body()).contains("Ett fel är satt");
        assertThat(form(lab + "/sambi/prod/heal", "").statusCode()).isEqualTo(303);
        assertThat(get(lab + "/sambi/prod/metadata.xml").statusCode()).isEqualTo(200);
        assertThat(form(lab + "/sambi/fault", "fault=nothing").statusCode()).isEqualTo(400);
        assertThat(form(lab + "/sambi/fault", "fault=slow&seconds=-1").statusCode())
                .isEqualTo(400);
    }
}
