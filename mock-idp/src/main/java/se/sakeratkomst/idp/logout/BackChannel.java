package se.sakeratkomst.idp.logout;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.saml.binding.SoapBinding;
import se.sakeratkomst.saml.xml.SecureXml;

/** Asks a service provider by SOAP, from server to server: one short call, no redirects, the sandbox's own PKI for https. */
public final class BackChannel {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final PeerClient peers;
    private @Nullable HttpClient secure;

    public BackChannel(PeerClient peers) {
        this.peers = peers;
    }

    /**
     * Sends an envelope.
     *
     * @return the envelope that came back
     * @throws IOException when none came
     */
    byte[] call(URI location, byte[] soap) throws IOException {
        URI address = peers.reach(location);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", SoapBinding.MEDIA_TYPE + "; charset=utf-8")
                .header("SOAPAction", '"' + SoapBinding.ACTION + '"')
                .POST(HttpRequest.BodyPublishers.ofByteArray(soap))
                .build();
        try {
            HttpResponse<InputStream> answer = client(address).send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(SecureXml.MAX_BYTES);
                if (answer.statusCode() != 200 && answer.statusCode() != 500) {
                    throw new IOException("HTTP " + answer.statusCode());
                }
                return bytes;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized HttpClient client(URI address) throws IOException, InterruptedException {
        if (!"https".equals(address.getScheme())) {
            return peers.http();
        }
        HttpClient made = secure;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .sslContext(peers.trustingContext())
                    .connectTimeout(PATIENCE)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            secure = made;
        }
        return made;
    }
}
