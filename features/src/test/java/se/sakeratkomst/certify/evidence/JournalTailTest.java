package se.sakeratkomst.certify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins at the same time write into one journal; each finds its own in it. */
class JournalTailTest {
    private static final List<Service> IDP = List.of(Service.IDP);

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Journals journals;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            String query = exchange.getRequestURI().getQuery();
            int after = query.startsWith("after=") ? Integer.parseInt(query.replaceAll("after=(\\d+).*", "$1")) : 0;
            List<String> page = new ArrayList<>(written.subList(Math.min(after, written.size()), written.size()));
            byte[] body = ("{\"last\":" + written.size() + ",\"entries\":[" + String.join(",", page) + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        ControlApi control = new ControlApi(
                Service.IDP,
                URI.create("http://localhost:" + server.getAddress().getPort()),
                () -> "token",
                HttpClient.newHttpClient());
        journals = new Journals(Map.of(Service.IDP, control), "default");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachLoginFindsItsOwnEntriesAndNoneOfTheOthers() {
        JournalTail tail = new JournalTail(journals, IDP);
        write("saml.authnrequest.received", "request-1", "");
        write("saml.authnrequest.received", "request-2", "");
        write("saml.response.sent", "request-2", "login-2");
        write("saml.response.sent", "request-1", "login-1");

        assertThat(tail.about(Set.of("request-1"), IDP))
                .extracting(JournalEntry::correlation)
                .containsExactly(List.of("request-1"), List.of("request-1"));
    }

    @Test
    void entriesOfTheLoginThatARequestLedToAreFoundByTheLoginsId() {
        JournalTail tail = new JournalTail(journals, IDP);
        write("saml.response.sent", "request-1", "login-1");
        write("card.signature", "login-1", "");
        write("card.signature", "login-2", "");

        assertThat(tail.about(Set.of("request-1"), IDP))
                .extracting(JournalEntry::kind)
                .containsExactlyInAnyOrder("saml.response.sent", "card.signature");
    }

    @Test
    void whatWasWrittenBeforeTheRunBelongsToNobody() {
        write("saml.response.sent", "request-1", "login-1");
        JournalTail tail = new JournalTail(journals, IDP);

        assertThat(tail.about(Set.of("request-1"), IDP)).isEmpty();
    }

    @Test
    void everyEntryIsFetchedOnce() {
        JournalTail tail = new JournalTail(journals, IDP);
        write("saml.response.sent", "request-1", "login-1");
        Journals.Mark mark = tail.mark(IDP);
        write("saml.response.sent", "request-2", "login-2");

        assertThat(tail.since(mark, IDP, entry -> true)).hasSize(1);
        assertThat(tail.about(Set.of("request-1"), IDP)).hasSize(1);
        assertThat(asked).hasValue(4);
    }

    private void write(String kind, String correlation, String login) {
        written.add("{\"seq\":" + (written.size() + 1)
                + ",\"epoch\":1,\"service\":\"idp\",\"wallTime\":\"2026-11-23T10:00:0"
                + written.size() + "Z\",\"kind\":\"" + kind + "\",\"outcome\":\"info\",\"correlation\":[\""
                + correlation
                + "\"],\"summary\":\"\",\"facts\":{" + (login.isEmpty() ? "" : "\"login\":\"" + login + "\"") + "}}");
    }
}
