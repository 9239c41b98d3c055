package se.sakeratkomst.vendor.ehm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What E-hälsomyndigheten handed the system: client certificate, trust, and client id and secrets for each federation. Read when
 * first needed and again when a file has changed, so that the system starts without it and needs no restart for a new certificate.
 */
public final class EhmCredentials {

    private static final List<String> FILES =
            List.of("client.p12", "client.p12.password", "trust.pem", "ehm-client.json");

    /**
     * Client id and secrets of one e-service.
     *
     * @param sharedSecret protects what the system adds to the assertion
     */
    public record Client(
            String clientId, String clientSecret, @Nullable String sharedSecret) {}

    private record ClientFile(URI tokenUrl, URI fhirUrl, Map<String, Client> federations) {}

    /**
     * Everything, ready to be used.
     *
     * @param http presents the client certificate and trusts what it was told to
     * @param clients by federation
     */
    public record Ready(HttpClient http, URI tokenUrl, URI fhirUrl, Map<String, Client> clients) {}

    private record Read(List<FileTime> changed, Ready ready) {}

    private final Path folder;
    private final Duration patience;
    private final JsonMapper json;
    private @Nullable Read last;

    /** @param patience for a connection */
    public EhmCredentials(Path folder, Duration patience, JsonMapper json) {
        this.folder = folder;
        this.patience = patience;
        this.json = json;
    }

    /**
     * The credentials as they are now.
     *
     * @throws EhmRefusal when one is missing or cannot be read; the text says which
     */
    public synchronized Ready ready() {
        List<Path> missing = FILES.stream()
                .map(folder::resolve)
                .filter(file -> !Files.isReadable(file))
                .toList();
        if (!missing.isEmpty()) {
            throw new EhmRefusal(
                    EhmRefusal.Step.CREDENTIALS,
                    0,
                    "",
                    "E-hälsomyndigheten cannot be called: observed no file "
                            + missing.stream().map(Path::toString).toList()
                            + "; expected the credentials that E-hälsomyndigheten hands out",
                    "");
        }
        try {
            List<FileTime> changed = changes();
            Read known = last;
            if (known != null && known.changed().equals(changed)) {
                return known.ready();
            }
            ClientFile client = json.readerFor(ClientFile.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(Files.readAllBytes(folder.resolve("ehm-client.json")));
            Ready ready = new Ready(http(), client.tokenUrl(), client.fhirUrl(), Map.copyOf(client.federations()));
            last = new Read(changed, ready);
            return ready;
        } catch (IOException | GeneralSecurityException | JacksonException e) {
            throw new EhmRefusal(
                    EhmRefusal.Step.CREDENTIALS,
                    "E-hälsomyndigheten cannot be called: the credentials in " + folder + " cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private List<FileTime> changes() throws IOException {
        List<FileTime> changes = new ArrayList<>();
        for (String file : FILES) {
            changes.add(Files.getLastModifiedTime(folder.resolve(file)));
        }
        return changes;
    }

    private HttpClient http() throws IOException, GeneralSecurityException {
        char[] password =
                Files.readString(folder.resolve("client.p12.password")).strip().toCharArray();
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("client.p12"))) {
            own.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        KeyStore theirs = KeyStore.getInstance("PKCS12");
        theirs.load(null, null);
        int number = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("trust.pem"))))) {
            theirs.setCertificateEntry("trust-" + number++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(theirs);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }
}
