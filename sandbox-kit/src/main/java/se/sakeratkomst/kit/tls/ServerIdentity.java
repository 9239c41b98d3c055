package se.sakeratkomst.kit.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.kit.keys.SecretFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key and certificate a service shows as a TLS server: a function certificate of the test PKI, applied for at the card service
 * and kept in {@code {home}/tls.p12}.
 */
public final class ServerIdentity extends X509ExtendedKeyManager {

    private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);
    private static final String ALIAS = "server";

    private record Held(PrivateKey key, X509Certificate[] chain) {}

    private final Path file;
    private final char[] password;
    private final List<String> names;
    private final PeerClient peers;
    private final JsonMapper json;
    private volatile @Nullable Held held;

    public ServerIdentity(Path home, List<String> names, PeerClient peers, JsonMapper json) {
        this.file = home.resolve("tls.p12");
        this.password = SecretFile.randomIn(home.resolve("tls.password"));
        this.names = List.copyOf(names);
        this.peers = peers;
        this.json = json;
        this.held = load();
    }

    public boolean ready() {
        return held != null;
    }

    /** Applies for a certificate unless there is one; true when the identity is ready. */
    public synchronized boolean enrol() throws InterruptedException {
        if (ready()) {
            return true;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            HttpResponse<String> answer = peers.http()
                    .send(
                            peers.control("cards", "/admin/labs/default/pki/server-certificates")
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            json.writeValueAsString(Map.of("csr", request(pair), "names", names))))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                LOG.warn(
                        "Apply for a server certificate: observed HTTP {} from the card service; expected 200",
                        answer.statusCode());
                return false;
            }
            JsonNode body = json.readTree(answer.body());
            X509Certificate[] chain = PeerClient.certificates(
                            body.path("chain").asString().getBytes(StandardCharsets.US_ASCII))
                    .toArray(new X509Certificate[0]);
            keep(pair.getPrivate(), chain);
            held = new Held(pair.getPrivate(), chain);
            return true;
        } catch (IOException e) {
            LOG.debug("The card service does not answer yet", e);
            return false;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Could not make a TLS key", e);
        }
    }

    private String request(KeyPair pair) throws OperatorCreationException, IOException {
        var csr = new JcaPKCS10CertificationRequestBuilder(
                        new X500NameBuilder(BCStyle.INSTANCE)
                                .addRDN(BCStyle.C, "SE")
                                .addRDN(BCStyle.O, "TEST Säker åtkomst Sandbox")
                                .addRDN(BCStyle.CN, names.get(0))
                                .build(),
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(csr);
        }
        return text.toString();
    }

    private void keep(PrivateKey key, X509Certificate[] chain) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(ALIAS, key, password, chain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password);
        SecretFile.write(file, out.toByteArray());
    }

    private @Nullable Held load() {
        if (!Files.exists(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            PrivateKey key = (PrivateKey) store.getKey(ALIAS, password);
            java.security.cert.Certificate[] chain = store.getCertificateChain(ALIAS);
            if (key == null || chain == null) {
                return null;
            }
            X509Certificate[] certificates = java.util.Arrays.copyOf(chain, chain.length, X509Certificate[].class);
            certificates[0].checkValidity();
            return new Held(key, certificates);
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("The TLS identity {} is not usable ({}); a new one will be applied for", file, e.getMessage());
            return null;
        }
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType);
    }

    private @Nullable String alias(String keyType) {
        return held != null && keyType.startsWith("RSA") ? ALIAS : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Held now = held;
        return now == null ? null : now.chain().clone();
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Held now = held;
        return now == null ? null : now.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return held == null ? null : new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
