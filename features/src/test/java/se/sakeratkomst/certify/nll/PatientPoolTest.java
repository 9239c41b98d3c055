package se.sakeratkomst.certify.nll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.nll.MedicationLists.Known;

class PatientPoolTest {
    private static final String LIST = "{\"patient\":\"p-1\",\"personnummer\":\"195001012383\",\"listVersion\":2,"
            + "\"prescriptions\":[{\"key\":\"a\",\"id\":\"r-1\",\"version\":1,\"chain\":\"c-1\",\"status\":\"active\","
            + "\"nplPackId\":\"1\",\"article\":\"TEST A\",\"left\":3,\"locked\":false,\"dosage\":\"1 dos\"}],"
            + "\"dispenses\":[],\"locks\":[]}";

    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private MedicationLists lists;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            sent.put(
                    exchange.getRequestMethod() + " " + path,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI base = URI.create("http://localhost:" + server.getAddress().getPort());
        lists = new MedicationLists(
                new ControlApi(Service.EHM, base, () -> "token", HttpClient.newHttpClient()), "default");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void patientIsOneScenariosAloneUntilGivenBack() {
        answers.put(
                "/admin/labs/default/nll/patients",
                "[{\"personnummer\":\"199001012385\",\"name\":\"Tore\",\"suite\":false},"
                        + "{\"personnummer\":\"195001012383\",\"name\":\"Alva\",\"suite\":true},"
                        + "{\"personnummer\":\"195001022382\",\"name\":\"Bo\",\"suite\":true}]");
        PatientPool pool = new PatientPool(lists);
        Known first = pool.take();
        Known second = pool.take();

        assertThat(first.personnummer()).isNotEqualTo(second.personnummer());
        assertThat(first.suite()).isTrue();
        pool.giveBack(first);
        assertThat(pool.take()).isEqualTo(first);
    }

    @Test
    void patientWithAStoryCanBeClaimedAgainOnceLetGo() {
        PatientPool pool = new PatientPool(lists);
        pool.claim("201802112381");
        pool.claim("194711032393");
        pool.release("201802112381");
        pool.claim("201802112381");

        assertThat(sent).isEmpty();
    }

    @Test
    void labWithoutPatientsForSuitesIsToldOf() {
        answers.put(
                "/admin/labs/default/nll/patients",
                "[{\"personnummer\":\"199001012385\",\"name\":\"Tore\",\"suite\":false}]");

        assertThat(catchThrowableOfType(Mishap.class, () -> new PatientPool(lists).take()))
                .satisfies(mishap -> assertThat(mishap.observed()).contains("no patient that is there for suites"));
    }

    @Test
    void arrangementSaysOnlyWhatTheScenarioDoes() {
        answers.put("/admin/labs/default/nll/patients/195001012383/list", LIST);

        MedicationList list = lists.arrange(
                "195001012383",
                new Arrangement(
                        java.util.List.of(new Arrangement.Prescribed(
                                "a", "20990101100025", null, 1, null, null, null, null, null, null)),
                        java.util.List.of()));

        assertThat(sent.get("PUT /admin/labs/default/nll/patients/195001012383/list"))
                .isEqualTo(
                        "{\"prescriptions\":[{\"key\":\"a\",\"nplPackId\":\"20990101100025\",\"packages\":1}],\"locks\":[]}");
        assertThat(list.prescription("r-1").orElseThrow().left()).isEqualTo(3);
    }

    @Test
    void listIsTheSameWhateverTheArrangementCalledWhatIsOnIt() {
        answers.put("/admin/labs/default/nll/patients/195001012383/list", LIST);
        MedicationList arranged = lists.of("195001012383");
        answers.put("/admin/labs/default/nll/patients/195001012383/list", LIST.replace("\"key\":\"a\",", ""));

        assertThat(lists.of("195001012383").holdsTheSameAs(arranged)).isTrue();
        answers.put(
                "/admin/labs/default/nll/patients/195001012383/list", LIST.replace("\"version\":1", "\"version\":2"));
        assertThat(lists.of("195001012383").holdsTheSameAs(arranged)).isFalse();
    }

    @Test
    void patientThatNllDoesNotKnowHasNothing() {
        assertThat(lists.of("196507132386").prescriptions()).isEmpty();
    }
}
