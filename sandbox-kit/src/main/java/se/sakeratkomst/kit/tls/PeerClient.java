package se.sakeratkomst.kit.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.SandboxProperties.Peer;
import se.sakeratkomst.kit.control.AdminToken;
import se.sakeratkomst.kit.lab.LabId;

/** How a service reaches the others: by configured addresses, trusting the sandbox's own root. */
public final class PeerClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Peer> peers;
    private final AdminToken token;
    private @Nullable HttpClient client;
    private @Nullable List<X509Certificate> trusted;

    public PeerClient(Map<String, Peer> peers, AdminToken token) {
        this.peers = Map.copyOf(peers);
        this.token = token;
    }

    public Peer peer(String service) {
        Peer peer = peers.get(service);
        if (peer == null) {
            throw new IllegalStateException("Reach service " + service + ": observed no setting sandbox.peers."
                    + service + ".url; expected its address. Add it to the configuration.");
        }
        return peer;
    }

    /** Public address of a peer in a lab, as this service reaches it. */
    public URI url(String service, LabId lab, String path) {
        return URI.create(trimmed(peer(service).url()) + (lab.isDefault() ? "" : "/labs/" + lab) + path);
    }

    /** The address by which this service reaches what the outside calls {@code publicUrl}; itself when no peer is meant. */
    public URI reach(URI publicUrl) {
        String wanted = publicUrl.toString();
        for (Peer peer : peers.values()) {
            URI named = peer.publicUrl();
            if (named != null && wanted.startsWith(trimmed(named))) {
                return URI.create(
                        trimmed(peer.url()) + wanted.substring(trimmed(named).length()));
            }
        }
        return publicUrl;
    }

    /** A call to a peer's control port, with the admin token. */
    public HttpRequest.Builder control(String service, String path) {
        return HttpRequest.newBuilder(URI.create(trimmed(peer(service).control()) + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token.value());
    }

    /** For plain http and the control ports. */
    public synchronized HttpClient http() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            client = made;
        }
        return made;
    }

    /**
     * Root and issuing certificates of the test PKI, fetched from the card service once.
     *
     * @throws IOException when the card service does not answer yet
     */
    public synchronized List<X509Certificate> trustedCertificates() throws IOException, InterruptedException {
        List<X509Certificate> known = trusted;
        if (known != null) {
            return known;
        }
        URI address = url("cards", LabId.DEFAULT, "/pki/trust.pem");
        HttpResponse<byte[]> answer = http().send(
                        HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("Fetch the test PKI from " + address + ": observed HTTP " + answer.statusCode()
                    + "; expected 200. Is the card service up?");
        }
        known = certificates(answer.body());
        trusted = known;
        return known;
    }

    /** A TLS context that trusts exactly the sandbox's PKI. */
    public SSLContext trustingContext() throws IOException, InterruptedException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustManager(trustedCertificates())}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("Could not make a TLS context from the test PKI", e);
        }
    }

    static X509ExtendedTrustManager trustManager(Collection<X509Certificate> anchors)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate anchor : anchors) {
            store.setCertificateEntry("anchor-" + number++, anchor);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    static List<X509Certificate> certificates(byte[] pem) throws IOException {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            return all.stream().map(X509Certificate.class::cast).toList();
        } catch (GeneralSecurityException e) {
            throw new IOException("Could not read certificates", e);
        }
    }

    private static String trimmed(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
