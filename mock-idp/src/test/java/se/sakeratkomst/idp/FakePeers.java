package se.sakeratkomst.idp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.saml.metadata.Aggregate;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.SecureXml;

/** The card service and the metadata service as the identity providers see them. */
public final class FakePeers {
    final TestCa ca;
    final String base;
    final Map<String, Map<String, Element>> entities = new ConcurrentHashMap<>();
    volatile boolean ocspUp = true;
    volatile boolean crlUp = true;
    final FakeCardApp app = new FakeCardApp();
    private final SigningKey operator;

    FakePeers() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            this.base = "http://localhost:" + server.getAddress().getPort();
            this.ca = new TestCa(base);
            KeyEntry key = KeyVault.selfSigned(KeySpec.RSA_2048, "TEST operator");
            this.operator = new SigningKey(key.key(), key.certificate());
            server.createContext("/", this::handle);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work);
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void register(String federation, Element entity) {
        entities.computeIfAbsent(federation, id -> new ConcurrentHashMap<>())
                .put(entity.getAttribute("entityID"), entity);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String[] parts = path.split("/");
        if (path.equals("/pki/trust.pem")) {
            send(exchange, 200, pem(ca.trust()));
        } else if (path.equals("/pki/policies")) {
            send(
                    exchange,
                    200,
                    ("{\"oids\":{\"%s\":{\"loa\":3,\"assumption\":\"cards.policy-loa3\"},\"%s\":{\"loa\":2,\"assumption\":\"cards.policy-loa2\"},"
                                    + "\"%s\":{\"loa\":3,\"assumption\":\"cards.policy-bankid\"}}}")
                            .formatted(TestCa.POLICY_3, TestCa.POLICY_2, TestCa.POLICY_BANKID)
                            .getBytes(StandardCharsets.UTF_8));
        } else if (path.endsWith("/pki/server-certificates")) {
            send(exchange, 200, ca.serverCertificate(body));
        } else if (path.equals("/ocsp")) {
            send(exchange, ocspUp ? 200 : 503, ocspUp ? ca.ocsp(body) : new byte[0]);
        } else if (path.equals("/crl")) {
            send(exchange, crlUp ? 200 : 503, crlUp ? ca.crl() : new byte[0]);
        } else if (path.startsWith(FakeCardApp.ORDERS)) {
            FakeCardApp.Answer answer = app.answer(exchange.getRequestMethod(), path, body);
            send(exchange, answer.status(), answer.body());
        } else if (path.endsWith("/operator.pem")) {
            send(exchange, 200, pem(List.of(operator.certificate())));
        } else if (path.endsWith("/metadata.xml")) {
            send(exchange, 200, feed(parts[parts.length - 2]));
        } else if (path.endsWith("/entities")) {
            register(parts[parts.length - 2], SecureXml.parse(body).getDocumentElement());
            send(exchange, 201, new byte[0]);
        } else {
            send(exchange, 404, new byte[0]);
        }
    }

    private byte[] feed(String federation) {
        List<Element> all =
                new ArrayList<>(entities.getOrDefault(federation, Map.of()).values());
        return Aggregate.publish(all, "urn:test", Instant.now().plusSeconds(3600), Duration.ofMinutes(1), operator);
    }

    private static byte[] pem(List<X509Certificate> certificates) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
