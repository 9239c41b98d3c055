package se.sakeratkomst.ehm.pirr;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.ehm.nef.NefMessages;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.kit.testbed.PostgresServer;
import se.sakeratkomst.kit.testbed.TestPki.Holder;

/** {@code kill -9} in the midst of NEF messages: none that was acknowledged is lost, none is there twice, and a repetition is known. */
class MessagesSurviveKillTest {

    private static final int CALLS = 100;
    private static final int AT_ONCE = 8;

    @Test
    void everyAcknowledgedMessageIsThereOnce() throws Exception {
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
        Vendor vendor = Vendor.inSambi(ehm);
        PirrClient client = new PirrClient(ehm, vendor);
        Holder vera = ehm.neighbours().pki().card(vendor.lab(), PirrClient.VERA, true);
        String assertion = client.assertion();
        List<String> sets =
                IntStream.range(0, CALLS).mapToObj(i -> NefMessages.uuid()).toList();
        List<String> envelopes = sets.stream()
                .map(set -> PirrClient.envelope(
                        assertion,
                        "NewPrescriptionAnimal",
                        SignedMessages.signed(
                                NefMessages.xml(NefMessages.prescription("ref-" + set.substring(0, 30), set)), vera)))
                .toList();
        int enough = ThreadLocalRandom.current().nextInt(5, 40);
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean killed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Boolean>> calls = IntStream.range(0, CALLS)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        HttpResponse<String> answer = client.post(envelopes.get(i));
                        if (PirrClient.aperak(answer).contains("<AcknowledgementStatus>0<")) {
                            acknowledged.add(sets.get(i));
                        }
                        if (acknowledged.size() >= enough && killed.compareAndSet(false, true)) {
                            ehm.kill();
                        }
                        return true;
                    })
                    .toList();
            pool.invokeAll(calls);
        } finally {
            pool.shutdownNow();
        }
        assertThat(killed).isTrue();
        ehm.restart();
        List<String> stored = ehm.control("GET", "/admin/labs/" + vendor.lab() + "/receptdepa-djur", "")
                .valueStream()
                .map(each -> each.at("/content/originalId").asString())
                .filter(sets::contains)
                .toList();
        assertThat(stored)
                .as("killed after " + enough)
                .doesNotHaveDuplicates()
                .containsAll(Set.copyOf(acknowledged))
                .hasSizeLessThanOrEqualTo(acknowledged.size() + AT_ONCE);
        String again = envelopes.get(sets.indexOf(acknowledged.peek()));
        assertThat(PirrClient.aperak(client.post(again))).contains("PIRR-REPLAY");
    }
}
