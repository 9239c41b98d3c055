package se.sakeratkomst.ehm.nll.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.kit.testbed.PostgresServer;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} of the real service in the midst of 200 parallel dispenses: no uttag is lost and none is doubled. */
class DispensesSurviveKillTest {

    private static final int CALLS = 200;
    private static final int AT_ONCE = 16;
    private static final int ALLOWED = 99;

    @Test
    void everyAcknowledgedDispenseIsThereOnceAndTheRestIsWhatIsLeft() throws Exception {
        try (EhmUnderTest ehm = EhmUnderTest.apart()) {
            killAndCount(ehm);
        }
    }

    @Test
    void theSameHoldsOnPostgres() throws Exception {
        PostgresServer.require();
        try (EhmUnderTest ehm = EhmUnderTest.apartOnPostgres()) {
            killAndCount(ehm);
        }
    }

    private static void killAndCount(EhmUnderTest ehm) throws Exception {
        NllClient anna = NllClient.physician(ehm, Vendor.inSambi(ehm), Vendor.TORE);
        NllClient farid = anna.pharmacist();
        String path = "/admin/labs/" + anna.vendor().lab() + "/nll/patients/" + Vendor.TORE + "/list";
        JsonNode list = ehm.control(
                "PUT",
                path,
                "{\"prescriptions\":[{\"key\":\"a\",\"nplPackId\":\"20990101100025\",\"dispensesAllowed\":" + ALLOWED
                        + "}]}");
        String version = "MedicationRequest/" + list.at("/prescriptions/0/id").asString() + "/_history/1";
        int enough = ThreadLocalRandom.current().nextInt(5, 60);
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Boolean>> calls = IntStream.rangeClosed(1, CALLS)
                    .<Callable<Boolean>>mapToObj(row -> () -> {
                        HttpResponse<String> answer = farid.post("/MedicationDispense", farid.dispense(version, row));
                        if (answer.statusCode() == 201) {
                            acknowledged.add(Vendor.json(answer).path("id").asString());
                        }
                        if (acknowledged.size() >= enough && killed.compareAndSet(false, true)) {
                            ehm.kill();
                        }
                        return answer.statusCode() == 201;
                    })
                    .toList();
            pool.invokeAll(calls);
        } finally {
            pool.shutdownNow();
        }
        assertThat(killed).isTrue();
        ehm.restart();
        JsonNode after = ehm.control("GET", path, "");
        List<String> stored = after.path("dispenses")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
        assertThat(stored)
                .as("killed after " + enough)
                .doesNotHaveDuplicates()
                .containsAll(Set.copyOf(acknowledged))
                .hasSizeLessThanOrEqualTo(acknowledged.size() + AT_ONCE);
        assertThat(after.at("/prescriptions/0/left").asInt()).isEqualTo(ALLOWED - stored.size());
        JsonNode more = NllClient.ok(farid.post("/MedicationDispense", farid.dispense(version, CALLS + 1)));
        assertThat(ehm.control("GET", path, "")
                        .path("dispenses")
                        .valueStream()
                        .map(each -> each.path("id").asString())
                        .collect(Collectors.toSet()))
                .hasSize(stored.size() + 1)
                .contains(more.path("id").asString());
    }
}
