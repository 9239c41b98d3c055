package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The leanest browser that can log in: it follows redirects, keeps cookies, and reads forms by their text. Every identity provider that
 * is measured is met with this one, so that what it costs itself is the same for all.
 */
final class LeanBrowser {
    private static final int MOST_REDIRECTS = 8;

    private final SSLSocketFactory trust;
    private final Optional<String> ticket;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    LeanBrowser(SSLSocketFactory trust) {
        this(trust, Optional.empty());
    }

    private LeanBrowser(SSLSocketFactory trust, Optional<String> ticket) {
        this.trust = trust;
        this.ticket = ticket;
    }

    /** A browser that knows nothing and shows the ticket of a deviation. */
    LeanBrowser with(Optional<String> shown) {
        return new LeanBrowser(trust, shown);
    }

    /** What stands on a page. */
    record Shown(URI at, int status, String text) {

        /** The address that the form with this mark leads to. */
        String action(String mark) {
            return value(form(mark), "action=\"");
        }

        /** What a field holds, in the form with this mark. */
        String field(String mark, String name) {
            String form = form(mark);
            int at = form.indexOf("name=\"" + name + "\"");
            if (at < 0) {
                return "";
            }
            return value(form.substring(at, form.indexOf('>', at)), "value=\"");
        }

        private String form(String mark) {
            int marked = text.indexOf(mark);
            int begin = marked < 0 ? -1 : text.lastIndexOf("<form", marked);
            int end = begin < 0 ? -1 : text.indexOf("</form>", begin);
            return end < 0 ? "" : text.substring(begin, end);
        }

        private static String value(String in, String before) {
            int at = in.indexOf(before);
            if (at < 0) {
                return "";
            }
            int begin = at + before.length();
            String raw = in.substring(begin, in.indexOf('"', begin));
            return raw.indexOf('&') < 0
                    ? raw
                    : raw.replace("&#43;", "+")
                            .replace("&#x3D;", "=")
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&");
        }
    }

    Shown get(URI address) throws IOException {
        return follow(send(address, null, null));
    }

    Shown post(URI address, Map<String, String> form) throws IOException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(send(address, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8)));
    }

    Shown postJson(URI address, byte[] body) throws IOException {
        return follow(send(address, "application/json", body));
    }

    private record Answer(Shown shown, @Nullable String location) {}

    private Shown follow(Answer first) throws IOException {
        Answer answer = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            String location = answer.location();
            if (location == null) {
                return answer.shown();
            }
            answer = send(answer.shown().at().resolve(location), null, null);
        }
        return answer.shown();
    }

    private Answer send(URI address, @Nullable String type, byte @Nullable [] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(trust);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(30_000);
        connection.setRequestProperty("Accept", "*/*");
        connection.setRequestProperty("Accept-Language", "en");
        ticket.ifPresent(shown -> connection.setRequestProperty("X-Sandbox-Deviation", shown));
        Map<String, String> kept = cookies.computeIfAbsent(address.getAuthority(), host -> new LinkedHashMap<>());
        if (!kept.isEmpty()) {
            connection.setRequestProperty(
                    "Cookie",
                    kept.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (body != null) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            connection.setRequestProperty("Content-Type", type);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        int status = connection.getResponseCode();
        connection.getHeaderFields().entrySet().stream()
                .filter(header -> "Set-Cookie".equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .forEach(cookie -> keep(kept, cookie));
        String text;
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return new Answer(
                new Shown(address, status, text), status / 100 == 3 ? connection.getHeaderField("Location") : null);
    }

    private static void keep(Map<String, String> kept, String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        String value = pair.substring(equals + 1);
        if (value.isEmpty() || cookie.contains("Max-Age=0")) {
            kept.remove(pair.substring(0, equals));
        } else {
            kept.put(pair.substring(0, equals), value);
        }
    }
}
