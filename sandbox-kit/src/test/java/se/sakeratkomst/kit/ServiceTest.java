package se.sakeratkomst.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.control.AdminToken;
import se.sakeratkomst.kit.control.ControlPort;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:sandbox-service.yaml",
            "sandbox.service=test",
            "sandbox.control-port=0",
            "sandbox.public-url=http://localhost:1"
        })
class ServiceTest {

    @TempDir
    static Path home;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("sandbox.home", () -> home.resolve("home"));
        registry.add("sandbox.shared", () -> home.resolve("shared"));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Hello.class)
    static class Service {}

    @RestController
    static class Hello {
        @GetMapping("/hello")
        String hello(jakarta.servlet.http.HttpServletRequest request) {
            return CurrentLab.of(request) + " at " + request.getContextPath();
        }

        @GetMapping("/defect")
        String defect() {
            throw new IllegalStateException("secret detail");
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    org.springframework.boot.web.servlet.FilterRegistrationBean<ControlPort> control;

    @Autowired
    AdminToken token;

    @Autowired
    Journal journal;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> send(String method, int at, String path, boolean withToken, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (withToken) {
            request.header("Authorization", "Bearer " + token.value());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int controlPort() {
        return control.getFilter().port();
    }

    @Test
    void aPathWithoutPrefixBelongsToTheLabDefault() throws Exception {
        assertThat(send("GET", port, "/hello", false, "").body()).isEqualTo("default at ");
    }

    @Test
    void aLabIsMadeOverTheControlPortAndThenItsPrefixIsTheContextPath() throws Exception {
        assertThat(send("GET", port, "/labs/course-1/hello", false, "").statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", controlPort(), "/admin/labs/course-1", true, "").statusCode())
                .isEqualTo(200);
        assertThat(send("GET", port, "/labs/course-1/hello", false, "").body()).isEqualTo("course-1 at /labs/course-1");
    }

    @Test
    void anUnknownLabSaysHowToMakeIt() throws Exception {
        assertThat(send("GET", port, "/labs/nowhere/hello", false, "").body())
                .contains("./sandbox lab create nowhere")
                .contains("\"attempted\"");
    }

    @Test
    void theControlApiNeedsTheTokenAndStaysOffThePublicPort() throws Exception {
        assertThat(send("GET", controlPort(), "/admin/labs", false, "").statusCode())
                .isEqualTo(401);
        assertThat(send("GET", controlPort(), "/admin/labs", true, "").body()).contains("default");
        assertThat(send("GET", port, "/admin/labs", true, "").statusCode()).isEqualTo(404);
        assertThat(send("GET", controlPort(), "/hello", true, "").statusCode()).isEqualTo(404);
    }

    @Test
    void theControlApiIsDescribedByOpenApi() throws Exception {
        assertThat(send("GET", controlPort(), "/admin/openapi.json", false, "").body())
                .contains("\"openapi\"")
                .contains("/admin/labs/{lab}/journal");
    }

    @Test
    void readinessIsOpenOnTheControlPort() throws Exception {
        HttpResponse<String> answer = send("GET", controlPort(), "/actuator/health/readiness", false, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aResetBeginsANewEpochAndKeepsTheOldFile() throws Exception {
        send("PUT", controlPort(), "/admin/labs/reset-me", true, "");
        LabId lab = new LabId("reset-me");
        journal.append(lab, Note.of("before").summary("old"));
        assertThat(send("POST", controlPort(), "/admin/labs/reset-me/reset", true, "")
                        .body())
                .contains("\"epoch\":2");
        assertThat(send("GET", controlPort(), "/admin/labs/reset-me/journal", true, "")
                        .body())
                .contains("lab.reset")
                .doesNotContain("\"before\"");
        assertThat(home.resolve("home/journal/reset-me/00001-0001.jsonl"))
                .content()
                .contains("\"before\"");
    }

    @Test
    void theClockOfALabIsSetAndSurvivesInItsFile() throws Exception {
        send("PUT", controlPort(), "/admin/labs/clock-lab", true, "");
        String answer = send(
                        "PUT",
                        controlPort(),
                        "/admin/labs/clock-lab/clock",
                        true,
                        "{\"mode\":\"frozen\",\"at\":\"2026-01-31T10:00:00Z\"}")
                .body();
        assertThat(answer).contains("\"labTime\":\"2026-01-31T10:00:00Z\"");
        assertThat(home.resolve("home/labs/clock-lab/clock.json")).content().contains("frozen");
    }

    @Test
    void aDefectIsAnsweredWithAReferenceAndNoDetail() throws Exception {
        HttpResponse<String> answer = send("GET", port, "/defect", false, "");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("reference").doesNotContain("secret detail");
    }
}
