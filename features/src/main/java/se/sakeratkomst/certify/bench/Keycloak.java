package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.sp.ToolSp;

/**
 * A Keycloak of its own for a measurement: from Maven Central, started in development mode on loopback, with a realm made for it. Users
 * meet it over TLS, with the key and certificate of the identity provider that it is measured beside.
 */
public final class Keycloak implements AutoCloseable {
    public static final String VERSION = "26.7.3";
    static final String PASSWORD = "TEST-password-1";
    private static final String ARTIFACT = "org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip";
    private static final String REALM = "bench";
    private static final String ADMIN = "TEST-admin";
    private static final Duration START = Duration.ofMinutes(4);

    private final URI base;
    private final URI secure;
    private final Process process;
    private final Path log;
    private final Thread atExit;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Keycloak(URI base, URI secure, Process process, Path log) {
        this.base = base;
        this.secure = secure;
        this.process = process;
        this.log = log;
        this.atExit = new Thread(this::stop, "stop-keycloak");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static String user(int number) {
        return "test-user-" + number;
    }

    /**
     * Fetches what is missing, starts it and waits until it answers.
     *
     * @param folder where it lies and keeps its data
     * @param port of its own; the next one is its management port, the one after that its port for TLS
     * @param identity the folder with the key store tls.p12 and its password
     */
    public static Keycloak start(Path folder, int port, Path identity, Path javaHome) {
        try {
            Path home = unpacked(folder);
            Path log = folder.resolve("keycloak.log");
            ProcessBuilder builder = new ProcessBuilder(
                    "bash",
                    home.resolve("bin/kc.sh").toString(),
                    "start-dev",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--https-port=" + (port + 2),
                    "--https-key-store-file=" + identity.resolve("tls.p12"),
                    "--hostname-strict=false");
            builder.environment().put("JAVA_HOME", javaHome.toString());
            builder.environment()
                    .put("KC_HTTPS_KEY_STORE_PASSWORD", Files.readString(identity.resolve("tls.password")));
            builder.environment().put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(port + 1));
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            Keycloak keycloak = new Keycloak(
                    URI.create("http://localhost:" + port),
                    URI.create("https://localhost:" + (port + 2)),
                    builder.start(),
                    log);
            keycloak.awaited();
            return keycloak;
        } catch (IOException e) {
            throw Mishap.of("start Keycloak", Mishap.words(e), "a process", "read " + folder)
                    .because(e);
        }
    }

    private static Path unpacked(Path folder) throws IOException {
        Path home = folder.resolve("keycloak-" + VERSION);
        Path whole = folder.resolve("keycloak-" + VERSION + ".unpacked");
        if (Files.exists(whole)) {
            delete(home.resolve("data"));
            return home;
        }
        Files.createDirectories(folder);
        Path zip = folder.resolve("keycloak-quarkus-dist-" + VERSION + ".zip");
        if (!Files.exists(zip)) {
            fetch(folder);
        }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive has " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.delete(zip);
        Files.createFile(whole);
        return home;
    }

    private static void fetch(Path folder) throws IOException {
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-q",
                        "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
                        "-Dartifact=" + ARTIFACT,
                        "-DoutputDirectory=" + folder)
                .redirectErrorStream(true)
                .start();
        String said;
        try (InputStream out = maven.getInputStream()) {
            said = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        try {
            if (maven.waitFor() != 0) {
                throw Mishap.of(
                        "fetch " + ARTIFACT,
                        said.strip(),
                        "the archive in " + folder,
                        "check that Maven Central is reachable, or put the archive there");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (var walk = Files.walk(folder)) {
            all = new ArrayList<>(walk.toList());
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }

    private void awaited() {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HttpRequest ask = HttpRequest.newBuilder(URI.create(base + "/realms/master"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
                if (http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                waitABit();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
        throw Mishap.of("start Keycloak", "it does not answer on " + base, "its master realm", "read " + log);
    }

    private void waitABit() {
        try {
            if (process.waitFor(300, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the realm: the service provider, who signs its requests and wants its assertions signed, and the users. */
    void makeRealm(ToolSp sp, int users) {
        try {
            String certificate = Base64.getEncoder()
                    .encodeToString(sp.signing().certificate().getEncoded());
            List<Map<String, Object>> people = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                people.add(Map.of(
                        "username",
                        user(i),
                        "enabled",
                        true,
                        "emailVerified",
                        true,
                        "email",
                        user(i) + "@example.se",
                        "firstName",
                        "Test",
                        "lastName",
                        "Testsson",
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
            }
            Map<String, Object> client = Map.of(
                    "clientId",
                    sp.entityId(),
                    "protocol",
                    "saml",
                    "enabled",
                    true,
                    "redirectUris",
                    List.of(sp.acs()),
                    "attributes",
                    Map.of(
                            "saml.client.signature", "true",
                            "saml.signing.certificate", certificate,
                            "saml.assertion.signature", "true",
                            "saml.server.signature", "false",
                            "saml.signature.algorithm", "RSA_SHA256",
                            "saml.force.post.binding", "true",
                            "saml.authnstatement", "true",
                            "saml_assertion_consumer_url_post", sp.acs()));
            send(HttpRequest.newBuilder(URI.create(base + "/admin/realms"))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(Map.of(
                            "realm",
                            REALM,
                            "enabled",
                            true,
                            "sslRequired",
                            "none",
                            "clients",
                            List.of(client),
                            "users",
                            people)))));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token() {
        String body = "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + PASSWORD;
        return Json.MAPPER
                .readTree(send(HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))))
                .path("access_token")
                .asString();
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw Mishap.of(
                        "prepare Keycloak at " + answer.uri(),
                        "HTTP " + answer.statusCode() + ": " + answer.body(),
                        "status 2xx",
                        "read " + log);
            }
            return answer.body();
        } catch (IOException e) {
            throw Mishap.of("prepare Keycloak", Mishap.words(e), "an answer", "read " + log)
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of("prepare Keycloak", "interrupted", "an answer", "run the command again");
        }
    }

    ScriptedLogin byPassword() {
        return new KeycloakLogin(singleSignOn(), false);
    }

    ScriptedLogin byCookie() {
        return new KeycloakLogin(singleSignOn(), true);
    }

    private URI singleSignOn() {
        return URI.create(secure + "/realms/" + REALM + "/protocol/saml");
    }

    private void stop() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                each.destroyForcibly();
            }
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the machine is going down already, and the hook does the same
        }
    }
}
