package se.sakeratkomst.kit.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The card service, as far as a service with client certificates talks to it, and whatever other neighbours a test plays. */
public final class TestCardService implements AutoCloseable {

    /** Other services at the same address; an empty answer is a 404. */
    @FunctionalInterface
    public interface Others {
        byte[] answer(String path, byte[] body) throws Exception;
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final TestPki pki;
    private final Others others;

    public TestCardService(Others others) {
        this.others = others;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        pki = new TestPki(address());
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public TestPki pki() {
        return pki;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI()
                    .getPath()
                    .replaceFirst("^/labs/[^/]+", "")
                    .replaceFirst("^/admin/labs/[^/]+/s", "/s");
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] answer = answer(path, body);
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private byte[] answer(String path, byte[] body) throws Exception {
        return switch (path) {
            case "/pki/trust.pem" -> Pem.of(pki.trusted()).getBytes(StandardCharsets.US_ASCII);
            case "/ocsp" -> pki.ocsp(body);
            case "/function.crl" -> pki.crl();
            case "/admin/labs/default/pki/server-certificates" -> enrol(body);
            default -> others.answer(path, body);
        };
    }

    private byte[] enrol(byte[] body) throws Exception {
        String csr = JsonMapper.shared().readTree(body).path("csr").asString();
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            var key =
                    new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject()).getPublicKey();
            return JsonMapper.shared()
                    .writeValueAsBytes(JsonNodeFactory.instance.objectNode().put("chain", Pem.of(pki.server(key))));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
