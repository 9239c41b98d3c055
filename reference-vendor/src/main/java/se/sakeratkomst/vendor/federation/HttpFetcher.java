package se.sakeratkomst.vendor.federation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.metadata.Fetcher;
import se.sakeratkomst.saml.xml.SecureXml;

/** Fetches over HTTP, conditionally, with a limit to size and time. What it fetches is trusted for its signature, not for its address. */
final class HttpFetcher implements Fetcher {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private @Nullable HttpClient client;

    HttpFetcher(URI address) {
        this.address = address;
    }

    @Override
    public Answer fetch(@Nullable String etag) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/samlmetadata+xml, application/xml;q=0.8")
                .header("User-Agent", "reference-vendor (TEST)");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        HttpResponse<InputStream> answer = client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            return new Answer(
                    answer.statusCode(),
                    body.readNBytes(SecureXml.MAX_FEED_BYTES + 1),
                    answer.headers().firstValue("ETag"));
        }
    }

    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
            client = made;
        }
        return made;
    }
}
