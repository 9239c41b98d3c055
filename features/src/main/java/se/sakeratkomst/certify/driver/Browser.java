package se.sakeratkomst.certify.driver;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.SandboxClient;

/** One browser: sends a request, keeps its cookies, and gives back what came, redirects included. */
final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Characters; who is sent more may hang up before all of it has come, and so say what the status code says (RFC 9110 15.5.14). */
    private static final int LARGE = 1_000_000;

    private static final int CONTENT_TOO_LARGE = 413;

    private final HttpClient http;
    private final Ticket ticket;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);

    Browser(HttpClient http, Ticket ticket) {
        this.http = http;
        this.ticket = ticket;
    }

    /** The same browser once more; it carries the same ticket. */
    Browser copy() {
        Browser copy = new Browser(http, ticket);
        cookies.getCookieStore()
                .getURIs()
                .forEach(uri -> cookies.getCookieStore()
                        .get(uri)
                        .forEach(cookie -> copy.cookies.getCookieStore().add(uri, (HttpCookie) cookie.clone())));
        return copy;
    }

    /** Forgets the cookies of this host and port. */
    void forget(URI origin) {
        cookies.getCookieStore()
                .get(origin)
                .forEach(cookie -> cookies.getCookieStore().remove(origin, cookie));
    }

    /** @param location where the answer redirects to, absolute; empty if it does not */
    record Answer(URI uri, int status, String contentType, String location, String body) {
        Page page() {
            return new Page(uri, status, contentType, body);
        }
    }

    Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET(), uri);
    }

    Answer post(URI uri, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        try {
            return send(
                    HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)),
                    uri);
        } catch (Mishap e) {
            if (body.length() >= LARGE && hungUp(e.getCause())) {
                return new Answer(uri, CONTENT_TOO_LARGE, "", "", "");
            }
            throw e;
        }
    }

    Answer postJson(URI uri, String json) {
        return send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8)),
                uri);
    }

    /** Whether somebody was there, took in something and ended the connection. */
    private static boolean hungUp(@Nullable Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpTimeoutException);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request, URI uri) {
        try {
            request.timeout(PATIENCE)
                    .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                    .header("Accept-Language", "sv,en;q=0.8")
                    .header("User-Agent", SandboxClient.OWN_READER + " TEST browser");
            cookies.get(uri, Map.of()).getOrDefault("Cookie", List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .forEach(value -> request.header("Cookie", value));
            ticket.shownTo(uri).ifPresent(shown -> request.header(Ticket.HEADER, shown));
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            cookies.put(uri, answer.headers().map());
            String location = answer.statusCode() / 100 == 3
                    ? answer.headers()
                            .firstValue("Location")
                            .map(to -> uri.resolve(to).toString())
                            .orElse("")
                    : "";
            return new Answer(
                    uri,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    location,
                    answer.body());
        } catch (IOException | IllegalArgumentException e) {
            throw Mishap.of(
                            "open " + uri.toString().replaceAll("\\?.*$", "?…"),
                            Mishap.words(e),
                            "an answer over HTTP",
                            "check that the system is running and reachable from here; ./sandbox doctor vendor.yaml says more")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of("open " + uri, "interrupted", "an answer", "run the command again");
        }
    }
}
