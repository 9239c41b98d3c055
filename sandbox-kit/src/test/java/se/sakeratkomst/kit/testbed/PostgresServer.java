package se.sakeratkomst.kit.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server from Debian's package, with a cluster of its own for the length of the tests. */
public final class PostgresServer {

    public static final String USER = "sandbox";

    private static final Path BINARIES = Path.of("/usr/lib/postgresql");
    private static PostgresServer running;

    private final int port;

    private PostgresServer(int port) {
        this.port = port;
    }

    /** Without a server the run is an error in CI, and skipped with a word about it elsewhere. */
    public static void require() {
        if (binaries().isEmpty()) {
            String missing =
                    "PostgreSQL is not installed; with it (apt-get install postgresql) these tests run on it too";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(missing);
            }
            Assumptions.abort(missing);
        }
    }

    /** JDBC address of the database that all tests of one run share. */
    public static synchronized String url() {
        if (running == null) {
            running = start();
        }
        return "jdbc:postgresql://127.0.0.1:" + running.port + "/postgres";
    }

    /** JDBC address of a database of the caller's own, empty. */
    public static synchronized String newDatabase() {
        String shared = url();
        String name = "test" + UUID.randomUUID().toString().replace("-", "");
        Path bin = binaries().orElseThrow();
        try {
            run(
                    bin.resolve("createdb").toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(running.port),
                    "-U",
                    USER,
                    name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return shared.substring(0, shared.lastIndexOf('/') + 1) + name;
    }

    private static Optional<Path> binaries() {
        if (!Files.isDirectory(BINARIES)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(BINARIES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer start() {
        try {
            Path bin = binaries().orElseThrow();
            Path folder = Files.createTempDirectory("postgres-test");
            if (isRoot()) {
                run("chown", "postgres", folder.toString());
            }
            Path data = folder.resolve("data");
            String[] init = {bin.resolve("initdb").toString(), "-D", data.toString(), "-U", USER, "-A", "trust", "-N"};
            run(asServer(init));
            int port = freePort();
            String[] serve = {
                bin.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=" + folder,
                "-c",
                "fsync=off"
            };
            Process server = new ProcessBuilder(asServer(serve))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            folder.resolveSibling(folder.getFileName() + ".log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.descendants().forEach(ProcessHandle::destroy);
                server.destroy();
            }));
            String[] ready = {
                bin.resolve("pg_isready").toString(), "-h", "127.0.0.1", "-p", Integer.toString(port), "-t", "30"
            };
            for (int i = 0; i < 300 && new ProcessBuilder(ready).start().waitFor() != 0; i++) {
                if (!server.isAlive()) {
                    throw new IllegalStateException("PostgreSQL ended at its start: see " + folder + ".log");
                }
            }
            return new PostgresServer(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** PostgreSQL does not run as root. */
    private static String[] asServer(String... command) {
        if (!isRoot()) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
        all.addAll(List.of(command));
        return all.toArray(String[]::new);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + process.exitValue() + ": " + output);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
