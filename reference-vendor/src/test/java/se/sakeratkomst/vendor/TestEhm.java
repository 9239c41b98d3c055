package se.sakeratkomst.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stand-in for E-hälsomyndigheten behind mutual TLS, which remembers what it was sent. */
final class TestEhm implements AutoCloseable {

    private static final char[] PASSWORD = "test".toCharArray();

    /** A call as it came. */
    record Call(
            String method,
            String path,
            String query,
            Map<String, List<String>> headers,
            Map<String, String> form,
            String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** A header that is JSON in base64. */
        JsonNode decoded(String name) {
            return JsonMapper.shared().readTree(Base64.getDecoder().decode(header(name)));
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    /** What is answered instead of the usual; a null body is no answer at all. */
    record Answer(int status, String type, @Nullable String body) {

        static Answer of(int status, String body) {
            return new Answer(status, "application/fhir+json", body);
        }
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    final Map<String, String> refusals = new LinkedHashMap<>();
    private final HttpsServer server;

    TestEhm(Path credentials) throws Exception {
        Files.createDirectories(credentials);
        KeyPair serverKey = pair();
        X509Certificate serverCertificate = certificate("localhost", serverKey);
        KeyPair clientKey = pair();
        X509Certificate clientCertificate = certificate("TEST client", clientKey);

        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(serverKey, serverCertificate), PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", clientCertificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);

        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters demanding = context.getDefaultSSLParameters();
                demanding.setNeedClientAuth(true);
                parameters.setSSLParameters(demanding);
            }
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();

        try (var out = Files.newOutputStream(credentials.resolve("client.p12"))) {
            store(clientKey, clientCertificate).store(out, PASSWORD);
        }
        Files.writeString(credentials.resolve("client.p12.password"), "test\n");
        Files.writeString(credentials.resolve("trust.pem"), pem(serverCertificate));
        Files.writeString(credentials.resolve("ehm-client.json"), """
                {"tokenUrl": "%1$s/token", "fhirUrl": "%1$s/fhir", "federations": {
                  "sambi": {"entityId": "x", "clientId": "id-s", "clientSecret": "secret-s", "sharedSecret": "%2$s"},
                  "sweden-connect": {"entityId": "y", "clientId": "id-c", "clientSecret": "secret-c", "sharedSecret": "%2$s"}}}
                """.formatted(
                        "https://localhost:" + server.getAddress().getPort(), "shared-secret-shared-secret-shared"));
    }

    static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    Call last(String path) {
        return calls.stream()
                .filter(call -> call.path().startsWith(path))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nobody called " + path));
    }

    /** The next calls of that method and path are answered so, in turn; then it is as usual again. */
    void next(String call, Answer... in) {
        answers.computeIfAbsent(call, unknown -> new ConcurrentLinkedDeque<>()).addAll(List.of(in));
    }

    int port() {
        return server.getAddress().getPort();
    }

    void forget() {
        calls.clear();
        refusals.clear();
        answers.clear();
    }

    /** The calls as method and path, in order, without the exchange of tokens. */
    List<String> sequence() {
        return calls.stream()
                .filter(call -> call.path().startsWith("/fhir"))
                .map(call -> call.method() + " " + call.path().substring("/fhir".length()))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .forEach(field -> form.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String method = exchange.getRequestMethod();
        calls.add(new Call(method, path, query, exchange.getRequestHeaders(), form, body));
        Answer other = answers.getOrDefault(method + " " + path, new ConcurrentLinkedDeque<>())
                .poll();
        if (other != null) {
            answer(exchange, other);
            return;
        }
        String refusal = refusals.get(path);
        if (refusal != null) {
            send(exchange, 403, refusal);
        } else if (path.equals("/token")) {
            send(exchange, 200, "{\"access_token\":\"the-token\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        } else if (path.equals("/fhir/Patient")) {
            send(
                    exchange,
                    200,
                    "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\"}}]}");
        } else if (!path.equals("/fhir/MedicationRequest") || !method.equals("GET")) {
            send(exchange, 200, "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}");
        } else {
            send(exchange, 200, """
                    {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationRequest","id":"m1","status":"active",
                     "medicationCodeableConcept":{"text":"TEST Cetirin 10 mg"},"dosageInstruction":[{"text":"1 tablett"}],
                     "extension":[{"url":"http://electronichealth.se/fhir/StructureDefinition/NLLPatientTreatmentReason","valueString":"Mot allergi"}],
                     "contained":[{"resourceType":"Practitioner","name":[{"family":"Testläkare","given":["Anna"]}]}]}}]}
                    """);
        }
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.body() == null) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(String name, KeyPair pair) throws Exception {
        X500Name subject = new X500Name("CN=" + name);
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.valueOf(now.toEpochMilli()),
                                Date.from(now.minusSeconds(3600)),
                                Date.from(now.plusSeconds(3600)),
                                subject,
                                pair.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static KeyStore store(KeyPair pair, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
        return store;
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
