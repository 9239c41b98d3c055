package se.sakeratkomst.cards.revocation;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.cards.pki.CertificateDesk;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.kit.SandboxProperties;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * Control: how many OCSP questions a second the service answers over HTTP on the loopback, by callers that keep their connections: from
 * its cache, and signed for each question (a nonce); and beside them a bare Tomcat that answers as many bytes to as many, which is
 * what the same machine could do at best. The three take turns, so that whatever else the machine does slows all of them.
 */
@RestController
@RequestMapping("/admin/labs/{lab}/bench/ocsp")
final class OcspBench {

    /**
     * @param cachedPerSecond answers signed before
     * @param uncachedPerSecond answers signed for the question alone
     * @param bareTomcatPerSecond answers of a Tomcat with nothing behind it
     * @param cachedToBare the first to the third
     * @param callers connections at once
     * @param certificates how many were asked about, in turn
     * @param requestBytes size of the cached question
     * @param answerBytes size of its answer, and of the bare one
     */
    record Measured(
            double seconds,
            double cachedPerSecond,
            double uncachedPerSecond,
            double bareTomcatPerSecond,
            double cachedToBare,
            int callers,
            int certificates,
            int requestBytes,
            int answerBytes) {}

    private record Asked(String ca, String serial) {}

    private static final int TURNS = 4;
    private static final int CALLERS = 4;
    private static final int NONCE = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final Labs labs;
    private final PkiStore pkis;
    private final CertificateDesk desk;
    private final JdbcClient jdbc;
    private final SandboxProperties sandbox;
    private final Environment environment;
    private final AtomicLong nonces = new AtomicLong(System.nanoTime());

    OcspBench(
            Labs labs,
            PkiStore pkis,
            CertificateDesk desk,
            JdbcClient jdbc,
            SandboxProperties sandbox,
            Environment environment) {
        this.labs = labs;
        this.pkis = pkis;
        this.desk = desk;
        this.jdbc = jdbc;
        this.sandbox = sandbox;
        this.environment = environment;
    }

    /** Measures, a third of the time each, after six seconds of warming up. The answers are in the lab's journal, as all are. */
    @PostMapping
    Measured run(@PathVariable String lab, @RequestParam(defaultValue = "6") int seconds) {
        LabId known = labs.require(new LabId(lab));
        if (seconds < 1 || seconds > 60) {
            throw new ProblemException(
                    Problem.badRequest("Measure OCSP", "seconds=" + seconds, "1 to 60", "Choose another 'seconds'."));
        }
        List<Asked> asked = certificates(known);
        List<byte[]> plain = asked.stream().map(one -> request(one, false)).toList();
        List<byte[]> nonced = asked.stream().map(one -> request(one, true)).toList();
        Duration turn = Duration.ofSeconds(seconds).dividedBy(3 * TURNS);
        String path = (known.isDefault() ? "" : "/labs/" + known) + "/ocsp";
        int size = answerSize(path, plain.get(0));
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        Rate cached = new Rate();
        Rate uncached = new Rate();
        Rate bare = new Rate();
        try (BareTomcat tomcat = BareTomcat.start(size)) {
            for (int i = 0; i <= TURNS; i++) {
                boolean warmingUp = i == 0;
                Duration length = warmingUp && turn.compareTo(WARM_UP) < 0 ? WARM_UP : turn;
                turn(callers, publicPort(), path, plain, request -> request, length, warmingUp ? new Rate() : cached);
                turn(callers, publicPort(), path, nonced, this::otherNonce, length, warmingUp ? new Rate() : uncached);
                turn(callers, tomcat.port(), "/", plain, request -> request, length, warmingUp ? new Rate() : bare);
            }
        } finally {
            callers.shutdownNow();
        }
        return new Measured(
                seconds,
                cached.perSecond(),
                uncached.perSecond(),
                bare.perSecond(),
                rounded(cached.perSecond() / bare.perSecond()),
                CALLERS,
                asked.size(),
                plain.get(0).length,
                size);
    }

    /** What the lab has issued, a hundred at most; a client certificate made for this where it has nothing yet. */
    private List<Asked> certificates(LabId lab) {
        List<Asked> issued = issued(lab);
        if (issued.isEmpty()) {
            desk.client(lab, null, "TEST", "bench", null);
            return issued(lab);
        }
        return issued;
    }

    private List<Asked> issued(LabId lab) {
        return jdbc.sql("select ca, serial from issued_row where lab = ? order by id fetch first 100 rows only")
                .param(lab.value())
                .query(Asked.class)
                .list();
    }

    private byte[] request(Asked asked, boolean nonce) {
        try {
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(pkis.pki()
                            .authority(Ca.bySlug(asked.ca()).orElseThrow())
                            .certificate()),
                    new BigInteger(asked.serial(), 16));
            OCSPReqBuilder builder = new OCSPReqBuilder().addRequest(id);
            if (nonce) {
                builder.setRequestExtensions(new Extensions(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                        false,
                        new DEROctetString(new byte[NONCE]).getEncoded())));
            }
            return builder.build().getEncoded();
        } catch (IOException
                | OCSPException
                | OperatorCreationException
                | java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException("Could not make an OCSP request", e);
        }
    }

    /** The nonce is what an unsigned request ends with. */
    private byte[] otherNonce(byte[] request) {
        byte[] other = request.clone();
        ByteBuffer.wrap(other).putLong(other.length - Long.BYTES, nonces.incrementAndGet());
        return other;
    }

    private int answerSize(String path, byte[] request) {
        try (KeptConnection connection = new KeptConnection(address(), publicPort(), path)) {
            return connection.post(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn(
            ExecutorService callers,
            int port,
            String path,
            List<byte[]> requests,
            UnaryOperator<byte[]> change,
            Duration turn,
            Rate rate) {
        long begun = System.nanoTime();
        long end = begun + turn.toNanos();
        List<CompletableFuture<Long>> running = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int first = caller;
            running.add(CompletableFuture.supplyAsync(() -> calls(port, path, requests, change, first, end), callers));
        }
        long answers = running.stream().mapToLong(CompletableFuture::join).sum();
        rate.add(answers, System.nanoTime() - begun);
    }

    private long calls(
            int port, String path, List<byte[]> requests, UnaryOperator<byte[]> change, int first, long end) {
        long answers = 0;
        try (KeptConnection connection = new KeptConnection(address(), port, path)) {
            for (int i = first; System.nanoTime() < end; i++) {
                connection.post(change.apply(requests.get(i % requests.size())));
                answers++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A caller of the bench lost its connection", e);
        }
        return answers;
    }

    private int publicPort() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    private InetAddress address() throws IOException {
        InetAddress bound = InetAddress.getByName(sandbox.bind());
        return bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
    }

    /** Answers and the time they took, over several turns. */
    private static final class Rate {

        private long answers;
        private long nanos;

        void add(long more, long took) {
            answers += more;
            nanos += took;
        }

        double perSecond() {
            return rounded(answers / (nanos / 1e9));
        }
    }

    /** A Tomcat on a free port of the loopback that answers every request with the same number of bytes. */
    private static final class BareTomcat implements AutoCloseable {

        private final Tomcat tomcat;
        private final Path folder;

        private BareTomcat(Tomcat tomcat, Path folder) {
            this.tomcat = tomcat;
            this.folder = folder;
        }

        static BareTomcat start(int size) {
            try {
                Path folder = Files.createTempDirectory("bench");
                Tomcat tomcat = new Tomcat();
                tomcat.setBaseDir(folder.toString());
                tomcat.setSilent(true);
                Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
                connector.setPort(0);
                connector.setProperty(
                        "address", InetAddress.getLoopbackAddress().getHostAddress());
                tomcat.setConnector(connector);
                Context context = tomcat.addContext("", folder.toString());
                if (context instanceof StandardContext standard) {
                    standard.setClearReferencesThreadLocals(false);
                    standard.setClearReferencesRmiTargets(false);
                }
                Tomcat.addServlet(context, "same", new Same(size));
                context.addServletMappingDecoded("/*", "same");
                tomcat.start();
                return new BareTomcat(tomcat, folder);
            } catch (IOException | LifecycleException e) {
                throw new IllegalStateException("Could not start a bare Tomcat", e);
            }
        }

        int port() {
            return tomcat.getConnector().getLocalPort();
        }

        @Override
        public void close() {
            try {
                tomcat.stop();
                tomcat.destroy();
                org.springframework.util.FileSystemUtils.deleteRecursively(folder);
            } catch (IOException | LifecycleException e) {
                throw new IllegalStateException("Could not stop the bare Tomcat", e);
            }
        }
    }

    private static final class Same extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final byte[] answer;

        Same(int size) {
            this.answer = new byte[size];
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            response.setContentType("application/ocsp-response");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }
}
