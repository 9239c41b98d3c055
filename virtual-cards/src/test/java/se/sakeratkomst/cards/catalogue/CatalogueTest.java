package se.sakeratkomst.cards.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.JSON;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sakeratkomst.cards.RunningCards;
import tools.jackson.databind.JsonNode;

/** The catalogue as its users have it: what is put there becomes a card. */
class CatalogueTest {

    private static final String OLLE = """
            id: olle-testegen
            personnummer: "199003062388"
            givenName: Olle
            surname: Testegen
            employments:
              - hsaId: SE5599990008-OLLE
                organisation: {name: TEST Region Norrvik, number: "5599990008"}
            cards:
              - {kind: ordinary, pin1: "111111", pin2: "222222", puk: "33333333"}
            """;

    private static RunningCards cards;

    @BeforeAll
    static void start() {
        cards = RunningCards.fresh("--sandbox.cards.keys=premade");
    }

    @AfterAll
    static void stop() {
        cards.close();
    }

    @AfterEach
    void reset() {
        cards.reset();
    }

    private static java.net.http.HttpResponse<String> put(String id, String text) {
        return cards.put("/api/catalogue/" + id, "application/yaml", text);
    }

    private static JsonNode card(String id) {
        return JSON.readTree(cards.get("/api/cards/" + id).body());
    }

    private static X509Certificate certificate(JsonNode card, int token, int number) throws Exception {
        String pem = card.path("tokens")
                .path(token)
                .path("certificates")
                .path(number)
                .path("pem")
                .asString();
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aPersonThatIsPutThereHasACardAndIsGoneAfterAReset() {
        assertThat(put("olle-testegen", OLLE).statusCode()).isEqualTo(201);
        assertThat(put("olle-testegen", OLLE).statusCode()).isEqualTo(200);
        assertThat(card("olle-testegen").path("state").asString()).isEqualTo("ready");
        assertThat(cards.get("/api/catalogue/olle-testegen").body()).contains("givenName: Olle");
        cards.reset();
        assertThat(cards.get("/api/cards/olle-testegen").statusCode()).isEqualTo(404);
    }

    @Test
    void theExampleOfThePageIsTaken() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "cards.md"));
        String example = page.substring(page.indexOf("<<'END'") + 7, page.indexOf("\nEND\n"));
        assertThat(put("olle-testegen", example.strip()).statusCode()).isEqualTo(201);
    }

    @Test
    void whatLivesInATelephoneFitsNoReader() {
        assertThat(cards.put("/api/readers/reader/card", "application/json", "{\"card\":\"fredrik-testfritid\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aCardWhoseEntryIsChangedIsAnotherOneInTheReaderToo() {
        put("olle-testegen", OLLE);
        assertThat(cards.put("/api/readers/reader/card", "application/json", "{\"card\":\"olle-testegen\"}")
                        .statusCode())
                .isEqualTo(200);
        put("olle-testegen", OLLE.replace("Olle\n", "Oskar\n"));
        assertThat(card("olle-testegen").path("state").asString()).isEqualTo("ready");
        assertThat(cards.get("/api/readers").statusCode()).isEqualTo(200);
        assertThat(cards.delete("/api/readers/reader/card").statusCode()).isBetween(200, 204);
    }

    @Test
    void anotherLabDoesNotSeeIt() {
        cards.control("PUT", "/admin/labs/kurs-7", null);
        assertThat(cards.put("/labs/kurs-7/api/catalogue/olle-testegen", "application/yaml", OLLE)
                        .statusCode())
                .isEqualTo(201);
        assertThat(cards.get("/api/catalogue/olle-testegen").statusCode()).isEqualTo(404);
        assertThat(cards.delete("/labs/kurs-7/api/catalogue/olle-testegen").statusCode())
                .isEqualTo(204);
        assertThat(cards.delete("/api/catalogue/anna-testlakare").statusCode()).isEqualTo(409);
    }

    @Test
    void aCardWhoseEntryIsChangedIsMadeAnewAndTheOldOneRevoked() throws Exception {
        put("olle-testegen", OLLE);
        X509Certificate before = certificate(card("olle-testegen"), 0, 0);
        put("olle-testegen", OLLE.replace("Olle\n", "Oskar\n").replace("33333333", "44444444"));
        X509Certificate after = certificate(card("olle-testegen"), 0, 0);
        assertThat(after.getSubjectX500Principal().getName()).contains("Oskar");
        assertThat(after.getPublicKey()).isNotEqualTo(before.getPublicKey());
        assertThat(revoked(before)).isTrue();
    }

    @Test
    void aResetForgetsWhatWasRevokedByHandAndNotACardThatAnotherTookThePlaceOf() throws Exception {
        put("olle-testegen", OLLE);
        X509Certificate replaced = certificate(card("olle-testegen"), 0, 0);
        put("olle-testegen", OLLE.replace("Olle\n", "Oskar\n"));
        card("olle-testegen");
        JsonNode sara = card("sara-testskoterska");
        X509Certificate byHand = certificate(sara, 0, 0);
        String pem = sara.path("tokens")
                .path(0)
                .path("certificates")
                .path(0)
                .path("pem")
                .asString();
        cards.control(
                "POST", "/admin/labs/default/pki/revocations", Map.of("certificate", pem, "reason", "superseded"));
        assertThat(revoked(replaced)).isTrue();
        assertThat(revoked(byHand)).isTrue();
        cards.reset();
        assertThat(revoked(replaced)).isTrue();
        assertThat(revoked(byHand)).isFalse();
    }

    private static boolean revoked(X509Certificate certificate) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(
                        cards.bytes("/pki/person-hsa-id-3.crl").body()))
                .isRevoked(certificate);
    }

    @ParameterizedTest
    @CsvSource({
        "199003062388,199003062387,check digit",
        "199003062388,199003061234,test series",
        "199003062388,198004262385,anna-testlakare",
        "SE5599990008-OLLE,SE5599990008-ANNA,anna-testlakare",
        "olle-testegen,other,address",
        "kind: ordinary,kind: golden,docs/cards.md"
    })
    void whatIsWrongIsRefusedWithTheReasonAndChangesNothing(String right, String wrong, String reason) {
        var answer = put("olle-testegen", OLLE.replace(right, wrong));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(reason).contains("findings");
        assertThat(cards.get("/api/catalogue/olle-testegen").statusCode()).isEqualTo(404);
    }

    @Test
    void malformedTextIsRefused() {
        assertThat(put("olle-testegen", "{{{").statusCode()).isEqualTo(422);
        assertThat(put("olle-testegen", "").statusCode()).isBetween(400, 422);
        assertThat(put("..%2Fevil", OLLE).statusCode()).isBetween(400, 422);
        assertThat(Files.exists(Path.of("target", "cards-home", "shared", "people", "evil.yaml")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "anna-testlakare,2,hsa-id Person HSA-id 3;person-id Person ID 3",
        "teo-testtekniker,1,hsa-id Person HSA-id 3;person-id Person ID 3",
        "rolf-testreservtre,2,hsa-id Person HSA-id 3",
        "rut-testreserv,2,hsa-id Person HSA-id 2;person-id Person ID 2",
        "samir-testsamordning,2,hsa-id Person HSA-id 3;person-id Person ID 3",
        "nadia-testutland,2,hsa-id Person HSA-id 2",
        "mikael-testmobil,2,person-id Person ID Mobile",
        "kerstin-testkommun,2,hsa-id Person HSA-id 3;person-id Person ID 3",
        "gunnar-testgammal,2,hsa-id SITHS Type 1",
        "elisabet-testlegitimation,2,hsa-id Person HSA-id 3;person-id e-legitimation Person",
        "fredrik-testfritid,2,person-id BankID Person",
        "ture-testfalsk,2,hsa-id Untrusted Person;person-id Untrusted Person"
    })
    void eachKindOfCardHoldsWhatItShould(String id, int tokens, String expected) throws Exception {
        JsonNode card = card(id);
        assertThat(card.path("tokens")).hasSize(tokens);
        String[] held = expected.split(";");
        assertThat(card.path("tokens").path(0).path("certificates")).hasSize(held.length);
        for (int i = 0; i < held.length; i++) {
            String kind = card.path("tokens")
                    .path(0)
                    .path("certificates")
                    .path(i)
                    .path("kind")
                    .asString();
            String issuer = certificate(card, 0, i).getIssuerX500Principal().getName();
            String[] parts = held[i].split(" ", 2);
            assertThat(kind).isEqualTo(parts[0]);
            assertThat(issuer).contains(parts[1] + " CA v1");
        }
    }

    @Test
    void aCardOfType1LooksAsBeforeEid() throws Exception {
        X509Certificate legitimering = certificate(card("gunnar-testgammal"), 0, 0);
        assertThat(legitimering.getSubjectX500Principal().getName()).contains("L=TEST Norrviks län");
        assertThat(legitimering.getKeyUsage()[2]).as("keyEncipherment").isTrue();
        assertThat(legitimering.getExtensionValue("1.2.752.34.2.1")).isNotNull();
    }

    @Test
    void statesAreThoseOfTheCatalogueAlsoAfterAReset() throws Exception {
        for (int round = 0; round < 2; round++) {
            assertThat(card("pia-testblockad").path("state").asString()).isEqualTo("blocked");
            assertThat(card("pelle-testpuk")
                            .path("tokens")
                            .path(0)
                            .path("pukTriesLeft")
                            .asInt())
                    .isZero();
            assertThat(certificate(card("elsa-testutgangen"), 0, 0).getNotAfter())
                    .isInThePast();
            assertThat(certificate(card("noa-testframtid"), 0, 0).getNotBefore())
                    .isInTheFuture();
            assertThat(revoked(certificate(card("klara-testsparrad"), 0, 0))).isTrue();
            cards.reset();
        }
    }

    @Test
    void aCardAsDeliveredTodayCannotSign() {
        var answer = cards.postJson(
                "/api/cards/teo-testtekniker/sign",
                Map.of("pin", "225588", "use", "underskrift", "certificate", "person-id", "content", "SGVq"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("underskrift");
    }
}
