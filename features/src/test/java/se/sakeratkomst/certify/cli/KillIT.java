package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.catalogue.Cast;
import se.sakeratkomst.certify.driver.Driver;
import se.sakeratkomst.certify.driver.Drivers;
import se.sakeratkomst.certify.driver.Journey;
import se.sakeratkomst.certify.driver.UserChoice;
import se.sakeratkomst.certify.driver.Visit;
import se.sakeratkomst.certify.evidence.Card;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.steps.CertificationEngine;
import se.sakeratkomst.certify.verdict.Judgement;
import se.sakeratkomst.certify.verdict.Verdict;

/** Services that are killed while they work lose nothing that they have answered for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {
    private static final int PORTS = 27200;
    private static final int ENOUGH = 5;

    @TempDir
    static Path folder;

    private TestSandbox sandbox;

    @BeforeAll
    void start() {
        sandbox = TestSandbox.start(folder.resolve("var"), PORTS);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    static List<Service> started() {
        return Service.suites();
    }

    @ParameterizedTest
    @MethodSource("started")
    void killedServiceKeepsEveryEntryThatItAnsweredFor(Service service) throws InterruptedException {
        Program program = Program.byId(service.id()).orElseThrow();
        long before = kept(service).size();
        Set<String> read = ConcurrentHashMap.newKeySet();
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        Thread worker = new Thread(() -> work(service, read, answered, enough), "work");
        worker.start();
        assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();

        sandbox.embedded.launcher().kill(program);
        worker.join(120_000);
        assertThat(worker.isAlive()).isFalse();
        int promised = answered.get();
        sandbox.startAll();

        List<JournalEntry> kept = kept(service);
        assertThat(kept.stream().map(KillIT::identity).collect(Collectors.toSet()))
                .as("what was read before the kill")
                .containsAll(read);
        assertThat(kept.size() - before)
                .as("one entry at least for each answer")
                .isGreaterThanOrEqualTo(promised);
        sandbox.certifier.prepare();
        List<Judgement> next = sandbox.certifier
                .run("@TF-inloggning-lakare or @TF-annan-tjanst or @TF-nll-sidan", judgement -> {})
                .judgements();
        assertThat(next).isNotEmpty().allMatch(judgement -> judgement.verdict() == Verdict.PASS);
    }

    private List<JournalEntry> kept(Service service) {
        return sandbox.client.journals().after(service, 0);
    }

    /** Works until the service is gone; counts what it answered, and remembers what its journal showed in between. */
    private void work(Service service, Set<String> read, AtomicInteger answered, CountDownLatch enough) {
        try {
            Driver driver = Drivers.of(
                    sandbox.vendor,
                    sandbox.client.http(CertificationEngine.vendorRoots(sandbox.vendor)),
                    sandbox.client.cards());
            Cast.CardHolder doctor = Cast.load().cardHolder("läkaren");
            String card = sandbox.client.cards().cards().stream()
                    .filter(each -> each.personnummer().equals(doctor.personnummer()))
                    .map(Card::id)
                    .findFirst()
                    .orElseThrow();
            UserChoice choice = new UserChoice.UseCard(card, doctor.pin(), "hsa-id");
            while (true) {
                if (!answers(service, driver, choice)) {
                    return;
                }
                answered.incrementAndGet();
                enough.countDown();
                kept(service).forEach(entry -> read.add(identity(entry)));
            }
        } catch (Mishap gone) {
            return; // the service was killed, as it should be
        }
    }

    /** One piece of work that the service writes down before it answers; false if it did not answer. */
    private boolean answers(Service service, Driver driver, UserChoice choice) {
        if (service == Service.METADATA) {
            sandbox.client.hand(
                    Service.METADATA,
                    "/sambi/entities",
                    "application/samlmetadata+xml",
                    driver.visit()
                            .open(URI.create(sandbox.vendor.in("sambi").metadata()))
                            .body()
                            .getBytes(StandardCharsets.UTF_8));
            return true;
        }
        Visit visit = driver.visit();
        Journey journey = visit.go(URI.create(sandbox.vendor.in("sambi").login()), choice);
        if (service != Service.EHM) {
            return journey.carried().isPresent();
        }
        String page = Objects.requireNonNull(sandbox.vendor.nll())
                .prescriptions()
                .replace("{personnummer}", Cast.load().patient("patienten"));
        return visit.open(URI.create(page)).status() == 200;
    }

    private static String identity(JournalEntry entry) {
        return entry.reference() + " " + entry.kind() + " "
                + entry.message()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .orElse(0);
    }
}
