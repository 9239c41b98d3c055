package se.sakeratkomst.cards.page;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.RUT;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;
import se.sakeratkomst.cards.revocation.fault.Fault;
import tools.jackson.databind.JsonNode;

/** Faults, the clock, readers and the catalogue, changed by their pages. */
class OnDemandPagesTest {

    private static RunningCards cards;

    @BeforeAll
    static void start() {
        cards = RunningCards.fresh();
    }

    @AfterAll
    static void stop() {
        cards.close();
    }

    @AfterEach
    void reset() {
        cards.reset();
    }

    @Test
    void eachFaultIsASwitchWithItsSentenceAndWhatItMustLeadTo() {
        for (String language : new String[] {"sv", "en"}) {
            Document page = Jsoup.parse(cards.get("/faults?lang=" + language).body());
            assertThat(page.select("[data-fault]")).hasSize(Fault.values().length);
            assertThat(page.select("[data-fault] [role=switch][aria-checked=false]"))
                    .hasSize(Fault.values().length);
            assertThat(page.select("[data-fault] p"))
                    .hasSize(2 * Fault.values().length)
                    .allMatch(sentence -> sentence.text().endsWith("."));
        }
    }

    @Test
    void aSwitchTurnsItsFaultOnBesideOthersAndOffAgainAndThePageTellsTheOutcome() {
        assertThat(verdict()).isEqualTo("ocsp-decides");
        toggle("ocsp-down", true);
        assertThat(verdict()).isEqualTo("crl-decides");
        toggle("crl-stale", true);
        assertThat(verdict()).isEqualTo("undetermined");
        assertThat(Jsoup.parse(cards.get("/faults").body()).select("[data-on=true]"))
                .hasSize(2);
        toggle("crl-stale", false);
        toggle("ocsp-down", false);
        toggle("ocsp-revoked", true);
        assertThat(verdict()).isEqualTo("revoked");

        cards.postForm("/faults/heal", Map.of());

        assertThat(verdict()).isEqualTo("ocsp-decides");
    }

    @Test
    void theDelayOfASlowResponderIsSetWithItsSwitch() {
        cards.postForm("/faults/toggle", Map.of("fault", "ocsp-slow", "on", "true", "seconds", "7"));

        assertThat(JSON.readTree(cards.control("GET", "/admin/labs/default/pki/faults", null)
                                .body())
                        .path("delay")
                        .asString())
                .isEqualTo("PT7S");
        assertThat(cards.postForm("/faults/toggle", Map.of("fault", "ocsp-slow", "on", "true", "seconds", "a"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(cards.postForm("/faults/toggle", Map.of("fault", "no-such", "on", "true"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theLabsClockIsFrozenRunFromATimeAndPutBack() {
        clock("freeze", "2026-01-31T10:00");
        assertThat(setting().path("mode").asString()).isEqualTo("frozen");
        assertThat(setting().path("at").asString()).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(Jsoup.parse(cards.get("/faults").body())
                        .selectFirst("#clock")
                        .text())
                .contains("2026-01-31 10:00:00 UTC", "står stilla");

        clock("run", "2030-01-31T10:00:00");
        assertThat(setting().path("mode").asString()).isEqualTo("running");
        assertThat(Jsoup.parse(cards.get("/faults").body())
                        .selectFirst("#clock")
                        .text())
                .contains("2030-01-31 10:0");

        clock("wall", "");
        assertThat(setting().path("offset").asString()).isEqualTo("PT0S");
        assertThat(cards.postForm("/faults/clock", Map.of("mode", "freeze", "at", "tomorrow"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCardIsInsertedSwappedAndTakenOutByForm() {
        assertThat(readerOf("").attr("data-card")).isEmpty();

        insert(ANNA);
        assertThat(readerOf("").attr("data-card")).isEqualTo(ANNA);
        assertThat(readerOf("").text()).contains("Anna Testläkare", "P11_KIT_SERVER_ADDRESS", "reader.sock");
        insert(RUT);
        assertThat(readerOf("").text()).contains("Rut Testreserv");
        insert("");

        assertThat(readerOf("").text()).contains("Inget kort i läsaren");
        assertThat(readerOf("?lang=en").text())
                .contains("No card in the reader")
                .doesNotContain("??");
        assertThat(cards.postForm("/readers/reader/card", Map.of("card", "nobody"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReaderIsMadeByForm() {
        assertThat(cards.postForm("/readers", Map.of("name", "reader-2")).statusCode())
                .isEqualTo(303);
        assertThat(Jsoup.parse(cards.get("/readers").body()).select("[data-reader]"))
                .hasSize(2);
        assertThat(cards.postForm("/readers", Map.of("name", "No Reader")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theCatalogueListsAndSearches() {
        assertThat(Jsoup.parse(cards.get("/catalogue").body()).select("[data-person]"))
                .hasSizeGreaterThanOrEqualTo(24);
        assertThat(Jsoup.parse(cards.get("/catalogue?q=SE5599990008-ANNA").body())
                        .select("[data-person]")
                        .eachAttr("data-person"))
                .containsExactly(ANNA);
    }

    @Test
    void thePersonThatThePageSuggestsCanBeAddedSeenInTheDrawerAndTakenAway() {
        String yaml = Jsoup.parse(cards.get("/catalogue/+").body())
                .selectFirst("#yaml")
                .wholeText();

        HttpResponse<String> added = cards.postForm("/catalogue", Map.of("yaml", yaml));

        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        Document page = Jsoup.parse(
                cards.get(added.headers().firstValue("Location").orElseThrow()).body());
        assertThat(page.select("[role=status]")).isNotEmpty();
        assertThat(page.selectFirst("#yaml").wholeText()).contains("nisse-testsson");
        assertThat(Jsoup.parse(cards.get("/?q=nisse").body()).select("[data-card]"))
                .hasSize(1);

        assertThat(cards.postForm("/catalogue/nisse-testsson/delete", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(cards.get("/catalogue/nisse-testsson").statusCode()).isEqualTo(404);
        assertThat(cards.postForm("/catalogue/" + ANNA + "/delete", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatIsWrongStandsBesideTheTextThatWasSent() {
        String yaml = Jsoup.parse(cards.get("/catalogue/" + ANNA).body())
                .selectFirst("#yaml")
                .wholeText();

        HttpResponse<String> refused =
                cards.postForm("/catalogue/" + ANNA, Map.of("yaml", yaml.replace("198004262385", "198004261239")));

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".finding").text()).contains("personnummer");
        assertThat(page.selectFirst("#yaml").wholeText()).contains("198004261239");
        assertThat(page.selectFirst("#yaml").attr("aria-describedby")).isEqualTo("findings");
        assertThat(Jsoup.parse(cards.get("/catalogue/" + ANNA).body())
                        .selectFirst("#yaml")
                        .wholeText())
                .isEqualTo(yaml);
        assertThat(cards.postForm("/catalogue", Map.of("yaml", "givenName: Nobody"))
                        .statusCode())
                .isEqualTo(422);
    }

    private static void insert(String card) {
        assertThat(cards.postForm("/readers/reader/card", Map.of("card", card)).statusCode())
                .isEqualTo(303);
    }

    private static Element readerOf(String query) {
        return Jsoup.parse(cards.get("/readers" + query).body()).selectFirst("[data-reader=reader]");
    }

    private static void toggle(String fault, boolean on) {
        assertThat(cards.postForm("/faults/toggle", Map.of("fault", fault, "on", Boolean.toString(on)))
                        .statusCode())
                .isEqualTo(303);
    }

    private static String verdict() {
        return Jsoup.parse(cards.get("/faults").body())
                .getElementById("verdict")
                .attr("data-verdict");
    }

    private static void clock(String mode, String at) {
        assertThat(cards.postForm("/faults/clock", Map.of("mode", mode, "at", at))
                        .statusCode())
                .isEqualTo(303);
    }

    private static JsonNode setting() {
        return JSON.readTree(
                        cards.control("GET", "/admin/labs/default/clock", null).body())
                .path("setting");
    }
}
