package se.sakeratkomst.certify.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.nll.Arrangement;
import se.sakeratkomst.certify.nll.MedicationList;
import se.sakeratkomst.certify.nll.MedicationLists;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures NLL: reads with every rule about access beside a bare HAPI server that holds the same prescriptions, in the same process and over
 * the same TLS, and prescriptions that are created one after the other. Every caller is a physician with a token.
 */
public final class NllBench {
    /** Prescriptions on the list of a patient that is read. */
    public static final int LIST = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TURNS = 3;
    private static final int PATIENTS_ASKED = 20;
    private static final int CREATED_BEFORE_A_NEW_LIST = 15;
    private static final Map<String, String> READING = Map.of("x-purpose", "VARD", "x-access", "TILLFALLIGT_SAMTYCKE");

    private final HttpClient http;
    private final String nll;
    private final String peer;
    private final String token;
    private final MedicationLists lists;
    private final List<String> packs;

    /**
     * @param http shows the client certificate that the token is bound to
     * @param base E-hälsomyndigheten's base address
     * @param token a physician's
     */
    public NllBench(HttpClient http, URI base, String token, ControlApi control, String lab) {
        this.http = http;
        this.nll = base + "/fhir-server/fhir";
        this.peer = base + "/bare-fhir";
        this.token = token;
        this.lists = new MedicationLists(control, lab);
        this.packs = lists.patients().stream()
                .limit(PATIENTS_ASKED)
                .flatMap(patient -> lists.of(patient.personnummer()).prescriptions().stream())
                .filter(prescription -> prescription.status().equals("active"))
                .map(MedicationList.Prescription::nplPackId)
                .distinct()
                .toList();
    }

    /** Calls that were answered as they should be. */
    public record Speed(long[] nanos, double seconds) {
        public double perSecond() {
            return nanos.length / seconds;
        }

        /** Milliseconds within which that part of the calls was answered. */
        public double percentile(double part) {
            return nanos[(int) Math.min(nanos.length - 1, Math.floor(nanos.length * part))] / 1e6;
        }
    }

    /**
     * Reads beside reads.
     *
     * @param nll single prescriptions, each by the patient's care
     * @param peer the same from the bare server
     * @param searches whole lists
     */
    public record Reads(Speed nll, Speed peer, Speed searches) {
        public double ratio() {
            return nll.perSecond() / peer.perSecond();
        }
    }

    /** A package that is on some list already. */
    public String pack(int number) {
        return packs.get(number % packs.size());
    }

    /** Gives the patient an ordinary list of {@value #LIST} prescriptions, some dispensed, one locked for pharmacies. */
    public MedicationList arranged(String personnummer) {
        return lists.arrange(
                personnummer,
                new Arrangement(
                        prescribed(LIST), List.of(new Arrangement.Locked("p1", "INTEGRITETSSPARR", "APOTEK", "ALLT"))));
    }

    /** Reads that list's prescriptions and the bare server's copies of them, in turns; the last turn of each counts. */
    public Reads reads(MedicationList list, Duration each) {
        List<Supplier<HttpRequest>> ours = new ArrayList<>();
        List<Supplier<HttpRequest>> theirs = new ArrayList<>();
        for (MedicationList.Prescription prescription : list.prescriptions()) {
            String path = "/MedicationRequest/" + prescription.id();
            Supplier<HttpRequest> one = () -> ours(list.patient(), path).GET().build();
            ours.add(one);
            copy(path, send(one.get(), Set.of(200)).body());
            theirs.add(() -> HttpRequest.newBuilder(URI.create(peer + path))
                    .timeout(PATIENCE)
                    .GET()
                    .build());
        }
        List<Supplier<HttpRequest>> whole =
                List.of(() -> ours(list.patient(), "/MedicationRequest?patient=" + list.patient())
                        .GET()
                        .build());
        Speed nllSpeed = load(ours, each);
        Speed peerSpeed = load(theirs, each);
        for (int turn = 1; turn < TURNS; turn++) {
            nllSpeed = load(ours, each);
            peerSpeed = load(theirs, each);
        }
        load(whole, each.dividedBy(2));
        return new Reads(nllSpeed, peerSpeed, load(whole, each.dividedBy(2)));
    }

    private void copy(String path, String resource) {
        send(
                HttpRequest.newBuilder(URI.create(peer + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/fhir+json")
                        .PUT(HttpRequest.BodyPublishers.ofString(resource))
                        .build(),
                Set.of(200, 201));
    }

    /**
     * Creates prescriptions one after the other, each validated against profile and control table; the patients get an empty list now and then,
     * so that their lists stay as long as people's are.
     *
     * @param patients personnummer of those who may be prescribed to
     * @param warmUp so many are created before those that count
     */
    public Speed creates(List<String> patients, int warmUp, int counted) {
        String first = patients.get(0);
        MedicationList sample = lists.arrange(first, new Arrangement(prescribed(1), List.of()));
        JsonNode model = Json.MAPPER.readTree(send(
                        ours(
                                        sample.patient(),
                                        "/MedicationRequest/"
                                                + sample.prescriptions().get(0).id())
                                .GET()
                                .build(),
                        Set.of(200))
                .body());
        long[] nanos = new long[counted];
        String patient = "";
        long began = System.nanoTime();
        for (int i = 0; i < warmUp + counted; i++) {
            if (i % CREATED_BEFORE_A_NEW_LIST == 0) {
                patient = lists.arrange(
                                patients.get(i / CREATED_BEFORE_A_NEW_LIST % patients.size()), Arrangement.empty())
                        .patient();
            }
            HttpRequest create = create(patient, model);
            long start = System.nanoTime();
            send(create, Set.of(201));
            if (i >= warmUp) {
                nanos[i - warmUp] = System.nanoTime() - start;
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(nanos);
        return new Speed(nanos, seconds);
    }

    private List<Arrangement.Prescribed> prescribed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Arrangement.Prescribed(
                        "p" + i, pack(i), "1 dos dagligen", 1, null, null, 10 + i, 365, null, "Enligt ordination"))
                .toList();
    }

    private HttpRequest create(String patient, JsonNode model) {
        ObjectNode resource = (ObjectNode) model.deepCopy();
        resource.remove(List.of("id", "meta", "text", "groupIdentifier", "identifier", "authoredOn", "recorder"));
        resource.withObject("/subject").put("reference", "Patient/" + patient);
        String provenance = """
                {"resourceType":"Provenance","contained":[{"resourceType":"Practitioner","id":"who","name":[{"family":"Testläkare"}]}],
                 "activity":{"coding":[{"code":"SKAPA"}]},"agent":[{"who":{"reference":"#who"}}]}""";
        return ours(patient, "/MedicationRequest")
                .header("Content-Type", "application/fhir+json")
                .header("x-provenance", coded(provenance))
                .header("x-org-info", coded("{\"orgenhetsOrt\":\"Strand\"}"))
                .POST(HttpRequest.BodyPublishers.ofString(resource.toString()))
                .build();
    }

    private HttpRequest.Builder ours(String patient, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(nll + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("x-request-id", UUID.randomUUID().toString())
                .header("x-context-id", UUID.randomUUID().toString())
                .header("x-user-agent", coded("{\"name\":\"TEST bench\",\"version\":\"1\"}"))
                .header("x-patientref", patient);
        READING.forEach(request::header);
        return request;
    }

    private static String coded(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Two callers at once, each with one call at a time. */
    private Speed load(List<Supplier<HttpRequest>> calls, Duration duration) {
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            long began = System.nanoTime();
            List<Future<long[]>> results = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int offset = i * 7;
                results.add(callers.submit(() -> call(calls, offset, duration)));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> result : results) {
                all = LongStream.concat(all, Arrays.stream(result.get()));
            }
            long[] sorted = all.sorted().toArray();
            return new Speed(sorted, (System.nanoTime() - began) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notMeasured("interrupted");
        } catch (ExecutionException e) {
            throw notMeasured(String.valueOf(e.getCause())).because(e);
        } finally {
            callers.shutdownNow();
        }
    }

    private long[] call(List<Supplier<HttpRequest>> calls, int offset, Duration duration) {
        LongStream.Builder nanos = LongStream.builder();
        long end = System.nanoTime() + duration.toNanos();
        for (int i = offset; System.nanoTime() < end; i++) {
            HttpRequest call = calls.get(i % calls.size()).get();
            long began = System.nanoTime();
            send(call, Set.of(200));
            nanos.add(System.nanoTime() - began);
        }
        return nanos.build().toArray();
    }

    private HttpResponse<String> send(HttpRequest request, Set<Integer> expected) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (!expected.contains(answer.statusCode())) {
                throw notMeasured(request.method() + " " + request.uri() + " was answered " + answer.statusCode() + ": "
                        + answer.body().lines().limit(30).collect(Collectors.joining(" ")));
            }
            return answer;
        } catch (IOException e) {
            throw notMeasured(Mishap.words(e)).because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notMeasured("interrupted");
        }
    }

    private static Mishap notMeasured(String observed) {
        return Mishap.of(
                "measure NLL",
                observed,
                "every call answered",
                "read the log of ehm and ./sandbox journal --service ehm");
    }
}
