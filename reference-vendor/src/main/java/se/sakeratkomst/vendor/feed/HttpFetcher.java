package se.sakeratkomst.vendor.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.metadata.Fetcher;
import se.sakeratkomst.saml.xml.SecureXml;

/** Fetches over HTTP, conditionally, with a limit to size and time. What it fetches is trusted for its signature, not for its address. */
final class HttpFetcher implements Fetcher {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);

    private final URI address;
    private final Duration timeout;
    private @Nullable HttpClient client;

    /** @param timeout from the first byte sent to the last one received */
    HttpFetcher(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    @Override
    public Answer fetch(@Nullable String etag) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/samlmetadata+xml, application/xml;q=0.8")
                .header("User-Agent", "reference-vendor (TEST)");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        CompletableFuture<HttpResponse<byte[]>> going =
                client().sendAsync(request.build(), about -> new LimitedBody(SecureXml.MAX_FEED_BYTES));
        try {
            HttpResponse<byte[]> answer = going.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().firstValue("ETag"));
        } catch (TimeoutException e) {
            throw new IOException("no whole answer from " + address + " within " + timeout, e);
        } catch (ExecutionException e) {
            throw new IOException("no answer from " + address + ": " + e.getCause(), e);
        } finally {
            going.cancel(true);
        }
    }

    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TO_CONNECT)
                    .build();
            client = made;
        }
        return made;
    }
}
