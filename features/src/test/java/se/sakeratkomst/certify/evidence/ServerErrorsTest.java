package se.sakeratkomst.certify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerErrorsTest {
    @Test
    void serviceThatAnsweredAllRequestsIsNotToldOf() {
        assertThat(ServerErrors.told(Service.EHM, 3, 3, List.of(entry("200"), entry("403"))))
                .isEmpty();
    }

    @Test
    void failureWithoutAJournalEntryIsToldOf() {
        assertThat(ServerErrors.told(Service.EHM, 3, 5, List.of(entry("200"))))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("ehm failed 2 times").contains("without an entry"));
    }

    @Test
    void failureWithAJournalEntryIsToldOfWithItsStatus() {
        assertThat(ServerErrors.told(Service.EHM, 3, 4, List.of(entry("503"))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("status 503"));
    }

    @Test
    void failuresAreCountedByTheServicesOwnMeter() throws IOException {
        assertThat(count(
                        200,
                        "{\"measurements\":[{\"statistic\":\"COUNT\",\"value\":4.0},"
                                + "{\"statistic\":\"TOTAL_TIME\",\"value\":0.3}]}"))
                .isEqualTo(4);
    }

    @Test
    void serviceThatHasNeverFailedHasNoSuchMeter() throws IOException {
        assertThat(count(404, "")).isZero();
    }

    private static long count(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/metrics/http.server.requests", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            URI base = URI.create("http://localhost:" + server.getAddress().getPort());
            return new ServerErrors(new ControlApi(Service.EHM, base, () -> "token", HttpClient.newHttpClient()))
                    .count();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAnswerThatATesterPutThereIsToldOf() {
        assertThat(ServerErrors.told(Service.EHM, 3, 3, List.of(entry(overridden("tester", "200")))))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("a tester's mapping").contains("late"));
    }

    @Test
    void anAnswerThatTheSuitePutThereIsPartOfTheCase() {
        assertThat(ServerErrors.told(Service.EHM, 3, 4, List.of(entry(overridden("suite", "503")))))
                .isEmpty();
    }

    private static Map<String, String> overridden(String origin, String status) {
        return Map.of(
                "status", status, "override", "{\"mapping\":\"1\",\"name\":\"late\",\"origin\":\"" + origin + "\"}");
    }

    private static JournalEntry entry(String status) {
        return entry(Map.of("status", status));
    }

    private static JournalEntry entry(Map<String, String> facts) {
        return new JournalEntry(
                1,
                1,
                "ehm",
                "2026-11-23T04:00:00Z",
                "ehm.nll",
                "refused",
                "",
                "",
                "",
                List.of(),
                "failed",
                facts,
                null);
    }
}
