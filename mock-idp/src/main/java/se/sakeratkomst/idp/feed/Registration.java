package se.sakeratkomst.idp.feed;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.w3c.dom.Document;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.PersonaMetadata;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.tls.PeerClient;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Hands the identity providers' metadata to the federations' operators, for trial and for production, in the background until each
 * has accepted it; the service is not ready before it is known in trial.
 */
public final class Registration implements SmartLifecycle, HealthIndicator {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Whose metadata is handed in. */
    private enum Whose {
        ITS_OWN,
        NEIGHBOUR,
        NEIGHBOUR_SP;

        Document of(PersonaMetadata metadata, Persona persona, LabId lab) {
            return switch (this) {
                case ITS_OWN -> metadata.of(persona, lab);
                case NEIGHBOUR -> metadata.ofNeighbour(persona, lab);
                case NEIGHBOUR_SP -> metadata.ofNeighbourSp(persona, lab);
            };
        }
    }

    /** @param environment path of the environment: empty for trial, which people use first, or {@code /prod} */
    private record Pending(LabId lab, Persona persona, Whose whose, String environment) {
        boolean isAwaited() {
            return whose == Whose.ITS_OWN
                    && environment.isEmpty()
                    && persona.settings().awaited();
        }
    }

    private static final List<String> ENVIRONMENTS = List.of("", "/prod");

    private final Personas personas;
    private final PersonaMetadata metadata;
    private final PeerClient peers;
    private final Labs labs;
    private final Journal journal;
    private final Map<Pending, String> pending = new ConcurrentHashMap<>();
    private final Object wake = new Object();
    private volatile boolean running;
    private volatile boolean listening;

    public Registration(Personas personas, PersonaMetadata metadata, PeerClient peers, Labs labs, Journal journal) {
        this.personas = personas;
        this.metadata = metadata;
        this.peers = peers;
        this.labs = labs;
        this.journal = journal;
    }

    @Override
    public void start() {
        running = true;
        labs.all().forEach(this::enqueue);
        Thread worker = new Thread(this::work, "federation-registration");
        worker.setDaemon(true);
        worker.start();
        labs.whenCreated(lab -> {
            if (listening) {
                register(lab);
            }
        });
        listening = true;
    }

    /** Registers a lab's identity providers: at once if the operator answers, else in the background. */
    public void register(LabId lab) {
        enqueue(lab);
        all(lab).forEach(this::attempt);
        synchronized (wake) {
            wake.notifyAll();
        }
    }

    private void enqueue(LabId lab) {
        all(lab).forEach(each -> pending.put(each, "not tried yet"));
    }

    private List<Pending> all(LabId lab) {
        return personas.all().stream()
                .flatMap(persona -> ENVIRONMENTS.stream()
                        .flatMap(environment -> Stream.of(Whose.values())
                                .filter(whose -> whose == Whose.ITS_OWN || personas.bringsNeighbour(persona))
                                .map(whose -> new Pending(lab, persona, whose, environment))))
                .toList();
    }

    private void work() {
        long pause = FIRST_PAUSE.toMillis();
        try {
            while (running) {
                boolean progress = false;
                for (Pending each : inOrder()) {
                    progress |= attempt(each);
                }
                synchronized (wake) {
                    if (pending.isEmpty()) {
                        wake.wait();
                        pause = FIRST_PAUSE.toMillis();
                    } else if (!progress) {
                        wake.wait(pause);
                        pause = Math.min(pause * 3 / 2, LONGEST_PAUSE.toMillis());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The identity providers that people use first: readiness waits for those only. */
    private List<Pending> inOrder() {
        return pending.keySet().stream()
                .sorted(Comparator.comparing(Pending::isAwaited).reversed())
                .toList();
    }

    private boolean attempt(Pending each) {
        if (!pending.containsKey(each)) {
            return false;
        }
        byte[] xml = SecureXml.serialise(each.whose().of(metadata, each.persona(), each.lab()));
        String path =
                "/admin/labs/" + each.lab() + "/" + each.persona().profile().id() + each.environment() + "/entities";
        try {
            HttpResponse<String> answer = peers.http()
                    .send(
                            peers.control("metadata", path)
                                    .header("Content-Type", "application/samlmetadata+xml")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(xml))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                if (pending.remove(each) != null) {
                    told(each, answer.statusCode());
                }
                return true;
            }
            pending.replace(each, "HTTP " + answer.statusCode());
        } catch (IOException e) {
            pending.replace(each, "no answer from the metadata service");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void told(Pending each, int status) {
        if (!each.isAwaited()) {
            return;
        }
        journal.append(
                each.lab(),
                Note.of("metadata.registered")
                        .from(each.persona().entityId(each.lab()))
                        .to(each.persona().profile().id() + " operator")
                        .protocol("SAML metadata")
                        .summary(each.persona().name("sv") + " is registered with the operator")
                        .fact("status", status)
                        .accepted());
    }

    @Override
    public void stop() {
        running = false;
        synchronized (wake) {
            wake.notifyAll();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        if (!running) {
            return Health.outOfService().withDetail("observed", "not started").build();
        }
        if (pending.keySet().stream().noneMatch(Pending::isAwaited)) {
            return Health.up().build();
        }
        Set<String> waiting = new TreeSet<>();
        pending.forEach(
                (each, why) -> waiting.add(each.lab() + "/" + each.persona().id() + ": " + why));
        Health.Builder health =
                pending.keySet().stream().anyMatch(each -> each.lab().isDefault() && each.isAwaited())
                        ? Health.outOfService()
                        : Health.up();
        return health.withDetail("observed", "not registered with the federation's operator: " + waiting)
                .withDetail("expected", "each accepted by the metadata service (sandbox.peers.metadata.control)")
                .build();
    }
}
