package se.sakeratkomst.cards.reader;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.card.CardView.TokenView;
import se.sakeratkomst.cards.card.Cards;
import se.sakeratkomst.cards.card.Drawer;
import se.sakeratkomst.cards.card.TokenUse;
import se.sakeratkomst.cards.token.BenchClient;
import se.sakeratkomst.cards.token.CardToken;
import se.sakeratkomst.cards.token.SoftHsm;
import se.sakeratkomst.cards.token.WrongPin;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * Control: what a token can do at best, a bare loop of login, sign and logout, next to what PKCS#11 clients in processes of their own get
 * through a reader from the same token. They take turns.
 */
@RestController
@RequestMapping("/admin/labs/{lab}/bench/reader")
final class ReaderBench {

    /**
     * @param perSecond signatures of the bare loop
     * @param throughReader signatures of two clients together, by p11-kit's client module
     * @param ratio of the second to the first
     * @param oneClient signatures of one client that has the reader for itself
     */
    record Measured(
            String token, double seconds, double perSecond, double throughReader, double ratio, double oneClient) {}

    /** A client's process, its standard input and output. */
    private record Running(Process process, PrintStream orders, BufferedReader counts) {}

    private static final int TURNS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final String READER = "bench";

    private final Labs labs;
    private final Cards cards;
    private final Drawer drawer;
    private final SoftHsm hsm;
    private final Readers readers;

    ReaderBench(Labs labs, Cards cards, Drawer drawer, SoftHsm hsm, Readers readers) {
        this.labs = labs;
        this.cards = cards;
        this.drawer = drawer;
        this.hsm = hsm;
        this.readers = readers;
    }

    /**
     * Measures, a third of the time each, with a reader of its own; a card that was in another reader is put back.
     *
     * @param card the first of the lab where it is left out
     */
    @PostMapping
    Measured run(
            @PathVariable String lab,
            @RequestParam(defaultValue = "4") int seconds,
            @RequestParam(defaultValue = "") String card)
            throws IOException {
        LabId known = labs.require(new LabId(lab));
        if (seconds < 1 || seconds > 60) {
            throw new ProblemException(Problem.badRequest(
                    "Measure the reader", "seconds=" + seconds, "1 to 60", "Choose another 'seconds'."));
        }
        Path module = clientModule();
        String id = card.isEmpty() ? cards.plans(known).get(0).id() : card;
        OnToken token = cards.card(known, id).token(TokenUse.LEGITIMERING);
        String pin = drawer.one(known, id).tokens().stream()
                .filter(view -> view.use() == TokenUse.LEGITIMERING)
                .map(TokenView::pin)
                .findFirst()
                .orElseThrow();
        String before = readers.all(known).stream()
                .filter(reader -> id.equals(reader.card()) && !reader.name().equals(READER))
                .map(ReaderView::name)
                .findFirst()
                .orElse("");
        readers.make(known, READER);
        ReaderView reader = readers.insert(known, READER, id);
        try {
            return measured(module, Objects.requireNonNull(reader.socket()), token, pin, seconds);
        } finally {
            readers.discard(known, READER);
            if (!before.isEmpty()) {
                readers.insert(known, before, id);
            }
        }
    }

    private Measured measured(Path module, String socket, OnToken token, String pin, int seconds) throws IOException {
        String ckaId = token.certificates().get(0).ckaId();
        CardToken held = hsm.token(token.serial()).orElseThrow();
        Duration turn = Duration.ofSeconds(seconds).dividedBy(3 * TURNS);
        List<Running> clients = new ArrayList<>();
        try {
            clients.add(client(module, socket, pin, ckaId));
            clients.add(client(module, socket, pin, ckaId));
            bare(held, pin, ckaId, WARM_UP);
            through(clients, WARM_UP);
            double bare = 0;
            double two = 0;
            double one = 0;
            for (int i = 0; i < TURNS; i++) {
                bare += bare(held, pin, ckaId, turn);
                two += through(clients, turn);
                one += through(clients.subList(0, 1), turn);
            }
            double measured = TURNS * turn.toNanos() / 1e9;
            return new Measured(
                    token.label(),
                    seconds,
                    rounded(bare / measured),
                    rounded(two / measured),
                    rounded(two / bare),
                    rounded(one / measured));
        } finally {
            clients.forEach(client -> client.process().destroy());
        }
    }

    private static Running client(Path module, String socket, String pin, String ckaId) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                BenchClient.class.getName(),
                module.toString(),
                ckaId);
        builder.environment().put("P11_KIT_SERVER_ADDRESS", "unix:path=" + socket);
        builder.redirectError(new File("/dev/null"));
        Process process = builder.start();
        PrintStream orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        orders.println(pin);
        return new Running(
                process,
                orders,
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    private static int bare(CardToken held, String pin, String ckaId, Duration turn) {
        byte[] id = HexFormat.of().parseHex(ckaId);
        byte[] data = new byte[256];
        int signatures = 0;
        held.seize();
        try {
            long end = System.nanoTime() + turn.toNanos();
            while (System.nanoTime() < end) {
                held.asUser(pin, unlocked -> unlocked.sign(id, data));
                signatures++;
            }
            return signatures;
        } catch (WrongPin e) {
            throw new IllegalStateException("The token refused the PIN the drawer shows", e);
        } finally {
            held.release();
        }
    }

    private static int through(List<Running> clients, Duration turn) throws IOException {
        clients.forEach(client -> client.orders().println(turn.toMillis()));
        int signatures = 0;
        for (Running client : clients) {
            String count = client.counts().readLine();
            if (count == null) {
                throw new ProblemException(Problem.of(
                        503,
                        "No measurement",
                        "Sign through the reader with a client of its own",
                        "the client ended without an answer",
                        "a PKCS#11 client that signs",
                        "Try pkcs11-tool at the reader, as docs/cards.md shows, and read its message."));
            }
            signatures += Integer.parseInt(count);
        }
        return signatures;
    }

    private static Path clientModule() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu", "arm-linux-gnueabihf", ".")
                .map(place -> Path.of("/usr/lib", place, "pkcs11", "p11-kit-client.so")
                        .normalize())
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        503,
                        "No client",
                        "Measure the reader",
                        "no p11-kit-client.so on this machine",
                        "p11-kit's client module under /usr/lib",
                        "Install it where the card service runs: apt-get install p11-kit-modules")));
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
    }
}
