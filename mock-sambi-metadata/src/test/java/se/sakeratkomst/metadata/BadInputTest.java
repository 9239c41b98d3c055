package se.sakeratkomst.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.Organisation;
import se.sakeratkomst.saml.metadata.SpMetadata;

/** Whatever is handed in, it is refused with a finding, and what was published before stays. */
class BadInputTest extends ServiceCase {

    private static final String ID = "https://sp.example.se/bad-input";

    private String lab(String name) throws Exception {
        String lab = newLab(name);
        assertThat(post(lab + "/sweden-connect/entities", good()).statusCode()).isEqualTo(201);
        return lab;
    }

    private static String good() {
        return Sample.xml(whole());
    }

    private static SpMetadata whole() {
        return Sample.serviceProvider(ID, Federations.SWEDEN_CONNECT);
    }

    private static SpMetadata of(String name, String number) {
        Map<String, String> names = new TreeMap<>(Map.of("sv", name, "en", name));
        return whole().organisation(new Organisation(
                names,
                names,
                new TreeMap<>(Map.of("sv", "https://example.se", "en", "https://example.se")),
                Optional.of(number).filter(digits -> !digits.isEmpty())));
    }

    private void refused(String lab, HttpResponse<String> answer, String rule) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + rule + "\"").contains("\"remedy\"");
        assertThat(get(lab + "/sweden-connect/metadata.xml").body())
                .as("what was published before")
                .contains(ID)
                .contains("https://sp.example.se/acs");
    }

    @Test
    void fiftyMegabytesAreRefusedWithoutBeingRead() throws Exception {
        String lab = lab("bad-large");
        HttpResponse<String> answer;
        try {
            answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + port + lab + "/sweden-connect/entities"))
                                    .header("Content-Type", "application/xml")
                                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Endless(50_000_000)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            // the service may close the connection when it has read enough
            assertThat(last("bad-large", "entity.refused").summary()).contains("XML-SIZE");
            return;
        }
        refused(lab, answer, "XML-SIZE");
    }

    /** That many spaces, made as they are read. */
    private static final class Endless extends InputStream {
        private int left;

        Endless(int bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }

    @Test
    void aDoctypeTwoRootsAndNoXmlAtAllAreRefused() throws Exception {
        String lab = lab("bad-xml");
        String path = lab + "/sweden-connect/entities";
        refused(lab, post(path, "<!DOCTYPE a [<!ENTITY b \"c\">]>" + good()), "XML-DOCTYPE");
        refused(lab, post(path, good() + good()), "XML-WELLFORMED");
        refused(lab, post(path, "entityID=" + ID), "XML-WELLFORMED");
        refused(lab, post(path, ""), "XML-WELLFORMED");
    }

    @Test
    void httpWhereHttpsIsDemandedIsRefused() throws Exception {
        String lab = lab("bad-http");
        refused(
                lab,
                post(
                        lab + "/sweden-connect/entities",
                        good().replace("https://sp.example.se/acs", "http://sp.example.se/acs")),
                "SC-066");
    }

    @Test
    void anEntityIdOfSomebodyElseIsRefused() throws Exception {
        String lab = lab("bad-owner");
        HttpResponse<String> answer =
                post(lab + "/sweden-connect/entities", Sample.xml(of("TEST Region Norrvik", "5599990008")));
        refused(lab, answer, "SC-001");
        assertThat(answer.body()).contains("it belongs to TEST Journalbolaget AB");
        refused(lab, post(lab + "/sweden-connect/entities", Sample.xml(of("TEST Okänd AB", ""))), "SC-001");
        assertThat(post(lab + "/sweden-connect/entities", good()).statusCode()).isEqualTo(201);
    }

    @Test
    void anOrganisationThatTheRegisterDoesNotKnowMayMendItsNameInTrial() throws Exception {
        String lab = newLab("bad-renamed");
        assertThat(post(lab + "/sweden-connect/entities", Sample.xml(of("TEST Nytt AB", "")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(post(lab + "/sweden-connect/entities", Sample.xml(of("TEST Nytt Bolag AB", "")))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void inProductionTheRegisterDecidesNameSectorAndContract() throws Exception {
        newLab("bad-register");
        HttpResponse<String> answer = post(
                "/labs/bad-register/sweden-connect/prod/entities",
                Sample.xml(of("TEST Journalen", "5599990032"))
                        .replace("st/1.0/private-sector-sp", "st/1.0/public-sector-sp")
                        .replace("contract/sc/sweden-connect", "contract/sc/eid-choice-2017"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"SC-006\"").contains("\"SC-169\"").contains("\"SC-170\"");
    }

    @Test
    void aPrivateKeyIsRefusedAndNeitherKeptNorRepeated() throws Exception {
        String lab = lab("bad-key");
        String key = Base64.getEncoder().encodeToString(Sample.KEY.key().getEncoded());
        String inside = good().replaceFirst("<ds:X509Certificate>[^<]*", "<ds:X509Certificate>" + key);
        HttpResponse<String> answer = post(lab + "/sweden-connect/entities", inside);
        refused(lab, answer, "KEY-PRIVATE");
        assertThat(answer.body()).doesNotContain(key.substring(0, 40));
        assertThat(String.valueOf(last("bad-key", "entity.refused"))).doesNotContain(key.substring(0, 40));
        assertThat(last("bad-key", "entity.refused").raw()).contains("not kept");
    }

    @Test
    void thePageDoesNotShowAPrivateKeyEither() throws Exception {
        String lab = lab("bad-page");
        String key = Base64.getEncoder().encodeToString(Sample.KEY.key().getEncoded());
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + lab + "/sweden-connect/hand-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "xml=" + URLEncoder.encode("<a>" + key + "</a>", StandardCharsets.UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("KEY-PRIVATE").doesNotContain(key.substring(0, 40));
    }

    @Test
    void theSameHandedInManyTimesAtOnceIsThereOnce() throws Exception {
        String lab = newLab("bad-parallel");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tasks = IntStream.range(0, 24)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> post(lab + "/sweden-connect/entities", good()).statusCode())
                    .toList();
            for (Future<Integer> status : threads.invokeAll(tasks)) {
                assertThat(status.get()).isEqualTo(201);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(get(lab + "/sweden-connect/metadata.xml").body().split("entityID=\"" + ID + "\"", -1))
                .hasSize(2);
    }

    @Test
    void findingsHaveNoMembersBesideThoseOfTheContract() throws Exception {
        String lab = lab("bad-json");
        HttpResponse<String> answer = post(
                lab + "/sweden-connect/entities",
                good().replace("https://sp.example.se/acs", "http://localhost:1/acs"));
        assertThat(new String(answer.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .contains("\"result\":\"yellow\"")
                .contains("\"place\":{\"element\":\"md:AssertionConsumerService\",\"xpath\":\"/md:EntityDescriptor/")
                .doesNotContain("\"error\"")
                .doesNotContain("\"refuses\"")
                .doesNotContain("\"place\":null");
    }
}
