package se.sakeratkomst.metadata;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.sakeratkomst.kit.control.AdminToken;
import se.sakeratkomst.kit.control.ControlPort;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.testbed.PostgresServer;

/** The whole service on ports of its own, called over HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sandbox.control-port=0",
            "sandbox.public-url=http://metadata.example.se",
            "metadata.drop-interval=PT0.05S"
        })
abstract class ServiceCase {

    static final Path FOLDER = newFolder();

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("sandbox.home", () -> FOLDER.resolve("home").toString());
        registry.add("sandbox.shared", () -> FOLDER.resolve("shared").toString());
        if (onPostgres()) {
            registry.add("spring.datasource.url", PostgresServer::url);
            registry.add("spring.datasource.username", () -> PostgresServer.USER);
        }
    }

    @BeforeAll
    static void theDatabaseThatIsWantedIsThere() {
        if (onPostgres()) {
            PostgresServer.require();
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    FilterRegistrationBean<ControlPort> control;

    @Autowired
    AdminToken token;

    @Autowired
    Journal journal;

    private final HttpClient http = HttpClient.newHttpClient();

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/samlmetadata+xml")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> control(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + control.getFilter().port() + path))
                        .header("Authorization", "Bearer " + token.value())
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    String newLab(String name) throws IOException, InterruptedException {
        control("PUT", "/admin/labs/" + name, "application/json", "");
        return "/labs/" + name;
    }

    JournalEntry last(String lab, String kind) {
        var entries = journal.read(new LabId(lab), new JournalQuery(0, kind, null, Integer.MAX_VALUE));
        if (entries.isEmpty()) {
            throw new AssertionError("no journal entry of the kind " + kind + " in lab " + lab);
        }
        return entries.get(entries.size() - 1);
    }

    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("metadata-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** True when this run of the tests is the one on PostgreSQL. */
    private static boolean onPostgres() {
        return "postgresql".equals(System.getProperty("metadata.test.database"));
    }
}
