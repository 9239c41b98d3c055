package se.sakeratkomst.cards.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.card.Card.OnCard;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.challenge.Challenge;
import se.sakeratkomst.cards.token.CardToken;
import se.sakeratkomst.cards.token.SoftHsm;
import se.sakeratkomst.cards.token.WrongPin;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Control: what a token can do at best, a bare loop of login, sign and logout, next to what the service makes of it with PIN counter,
 * CMS and journal, in the process and over HTTP. They take turns, so that whatever else the machine does slows all.
 */
@RestController
@RequestMapping("/admin/labs/{lab}/bench/signatures")
final class SignatureBench {

    /**
     * @param perSecond signatures of the bare loop
     * @param throughService signatures through the service, two callers at the same token, without HTTP
     * @param ratio of the second to the first
     * @param throughApi the same by the card app's API over HTTP on loopback
     * @param apiRatio of that to the first
     * @param apiOneCaller ratio of a single caller of the API, who waits while nobody signs
     */
    record Measured(
            String token,
            double seconds,
            double perSecond,
            double throughService,
            double ratio,
            double throughApi,
            double apiRatio,
            double apiOneCaller) {}

    private static final int TURNS = 4;
    private static final String CHALLENGE = """
            {"purpose":"TEST-legitimering","idp":"urn:saker-atkomst-sandbox:TEST:bench","sp":"urn:saker-atkomst-sandbox:TEST:bench",\
            "login":"bench","nonce":"bench","issued":"2026-01-01T00:00:00Z","return":"http://localhost/bench"}""";

    private final Labs labs;
    private final Cards cards;
    private final PinRules pins;
    private final CardSigning signing;
    private final SoftHsm hsm;
    private final SandboxProperties sandbox;
    private final Environment environment;
    private final JsonMapper json;

    SignatureBench(
            Labs labs,
            Cards cards,
            PinRules pins,
            CardSigning signing,
            SoftHsm hsm,
            SandboxProperties sandbox,
            Environment environment,
            JsonMapper json) {
        this.labs = labs;
        this.cards = cards;
        this.pins = pins;
        this.signing = signing;
        this.hsm = hsm;
        this.sandbox = sandbox;
        this.environment = environment;
        this.json = json;
    }

    /**
     * Measures, a quarter of the time each.
     *
     * @param card the first of the lab where it is left out
     */
    @PostMapping
    Measured run(
            @PathVariable String lab,
            @RequestParam(defaultValue = "4") int seconds,
            @RequestParam(defaultValue = "") String card) {
        LabId known = labs.require(new LabId(lab));
        if (seconds < 1 || seconds > 60) {
            throw new ProblemException(Problem.badRequest(
                    "Measure signatures", "seconds=" + seconds, "1 to 60", "Choose another 'seconds'."));
        }
        String id = card.isEmpty() ? cards.plans(known).get(0).id() : card;
        OnToken token = cards.card(known, id).token(TokenUse.LEGITIMERING);
        Duration turn = Duration.ofSeconds(seconds).dividedBy(4 * TURNS);
        Rate bare = new Rate();
        Rate through = new Rate();
        Rate api = new Rate();
        Rate alone = new Rate();
        HttpRequest order = order(known, id, token);
        bare(token, turn, new Rate());
        through(known, id, token, turn, new Rate());
        api(order, 2, turn, new Rate());
        for (int i = 0; i < TURNS; i++) {
            bare(token, turn, bare);
            through(known, id, token, turn, through);
            api(order, 2, turn, api);
            api(order, 1, turn, alone);
        }
        return new Measured(
                token.label(),
                seconds,
                rounded(bare.perSecond()),
                rounded(through.perSecond()),
                rounded(through.perSecond() / bare.perSecond()),
                rounded(api.perSecond()),
                rounded(api.perSecond() / bare.perSecond()),
                rounded(alone.perSecond() / bare.perSecond()));
    }

    private HttpRequest order(LabId lab, String card, OnToken token) {
        String bound = sandbox.bind().equals("0.0.0.0") ? "127.0.0.1" : sandbox.bind();
        String path = (lab.isDefault() ? "" : "/labs/" + lab) + "/api/cards/" + card + "/sign";
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        String body = json.writeValueAsString(Map.of(
                "pin",
                pins.row(token).pin(),
                "certificate",
                token.certificates().get(0).kind().word(),
                "content",
                Base64.getEncoder().encodeToString(CHALLENGE.getBytes(StandardCharsets.UTF_8))));
        return HttpRequest.newBuilder(URI.create("http://" + bound + ":" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void api(HttpRequest order, int callers, Duration turn, Rate rate) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        BooleanSupplier more = rate.begin(turn);
        List<CompletableFuture<Integer>> others = IntStream.range(1, callers)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> calls(http, order, more)))
                .toList();
        rate.count(calls(http, order, more));
        others.forEach(other -> rate.count(other.join()));
        rate.end();
    }

    private static int calls(HttpClient http, HttpRequest order, BooleanSupplier more) {
        int signatures = 0;
        try {
            while (more.getAsBoolean()) {
                int status = http.send(order, HttpResponse.BodyHandlers.ofByteArray())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException("A signature of the bench was answered with HTTP " + status);
                }
                signatures++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A caller of the bench lost its connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return signatures;
    }

    private void bare(OnToken token, Duration turn, Rate rate) {
        OnCard key = token.certificates().get(0);
        byte[] id = HexFormat.of().parseHex(key.ckaId());
        byte[] data = new byte[256];
        String pin = pins.row(token).pin();
        CardToken held = hsm.token(token.serial()).orElseThrow();
        held.seize();
        try {
            BooleanSupplier more = rate.begin(turn);
            while (more.getAsBoolean()) {
                held.asUser(pin, unlocked -> unlocked.sign(id, data));
                rate.count(1);
            }
            rate.end();
        } catch (WrongPin e) {
            throw new IllegalStateException("The token refused the PIN the drawer shows", e);
        } finally {
            held.release();
        }
    }

    private void through(LabId lab, String card, OnToken token, Duration turn, Rate rate) {
        String pin = pins.row(token).pin();
        CertificateKind kind = token.certificates().get(0).kind();
        Challenge challenge = Challenge.read(CHALLENGE.getBytes(StandardCharsets.UTF_8));
        BooleanSupplier more = rate.begin(turn);
        CompletableFuture<Integer> other =
                CompletableFuture.supplyAsync(() -> loop(lab, card, kind, pin, challenge, more));
        rate.count(loop(lab, card, kind, pin, challenge, more));
        rate.count(other.join());
        rate.end();
    }

    private int loop(
            LabId lab, String card, CertificateKind kind, String pin, Challenge challenge, BooleanSupplier more) {
        int signatures = 0;
        while (more.getAsBoolean()) {
            signing.legitimate(lab, card, kind, pin, challenge);
            signatures++;
        }
        return signatures;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
    }

    /** Signatures and the time they took, over several turns. */
    private static final class Rate {

        private long signatures;
        private long nanos;
        private long begun;

        BooleanSupplier begin(Duration turn) {
            begun = System.nanoTime();
            long end = begun + turn.toNanos();
            return () -> System.nanoTime() < end;
        }

        void count(int more) {
            signatures += more;
        }

        void end() {
            nanos += System.nanoTime() - begun;
        }

        double perSecond() {
            return signatures / (nanos / 1e9);
        }
    }
}
