package se.sakeratkomst.certify.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.launcher.Commands.Network;
import se.sakeratkomst.certify.launcher.Commands.VendorSettings;

/** Starts the sandbox's programs as child processes on loopback, waits until they are ready, and ends them. */
public final class Launcher {
    private static final Duration POLL = Duration.ofMillis(40);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Pattern SPRING_SAYS = Pattern.compile("Started \\w+ in ([0-9.]+) seconds");

    private final Layout layout;
    private final Network network;
    private final Commands commands;
    private final ClassArchives archives;
    private final Map<Program, List<String>> settings = new EnumMap<>(Program.class);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public Launcher(Layout layout, Network network, Jdk jdk) {
        this.layout = layout;
        this.network = network;
        this.commands = new Commands(layout, jdk, network);
        this.archives = new ClassArchives(layout, jdk);
    }

    /**
     * How long a program took.
     *
     * @param ready from the start of all until this answered that it is ready
     * @param own what the program itself says that its start took; zero if it does not say
     * @param cpu processor time that it used until everything was ready
     * @param archive whether a class-data archive was used
     */
    public record Timing(Program program, Duration ready, Duration own, Duration cpu, boolean archive) {}

    /** What a start did, and what it took. */
    public record Started(List<Timing> timings, Duration total) {
        public Started {
            timings = List.copyOf(timings);
        }
    }

    /** Settings of its own that a program is started with from now on, each {@code --name=value}. */
    public void settings(Program program, List<String> more) {
        settings.put(program, List.copyOf(more));
    }

    /** Where a program is reached from this machine. */
    public URI address(Program program) {
        return network.reach(program);
    }

    public Layout layout() {
        return layout;
    }

    /** The programs and everything that they need to become ready. */
    public static Set<Program> withNeeds(Collection<Program> wanted) {
        Set<Program> all = EnumSet.noneOf(Program.class);
        wanted.forEach(program -> {
            all.add(program);
            all.addAll(program.needs());
        });
        return all;
    }

    public Optional<RunningProgram> running(Program program) {
        return RunningProgram.recall(layout, program);
    }

    /** Starts what is not running yet, all at once, and waits until everything is ready. */
    public Started start(Collection<Program> wanted, VendorSettings vendor) {
        long begin = System.nanoTime();
        Map<Program, RunningProgram> started = new EnumMap<>(Program.class);
        List<Program> missing = wanted.stream()
                .filter(program -> running(program).isEmpty())
                .sorted(Comparator.comparing(Program::ordinal))
                .toList();
        missing.forEach(this::requirePorts);
        Map<Program, Boolean> archived = new EnumMap<>(Program.class);
        try {
            for (Program program : missing) {
                archived.put(program, archives.has(program));
                started.put(program, spawn(program, vendor));
            }
            Map<Program, Duration> ready = waitFor(started, begin);
            List<Timing> timings = missing.stream()
                    .map(program -> new Timing(
                            program,
                            ready.getOrDefault(program, Duration.ZERO),
                            ownTime(program),
                            cpuTime(program),
                            archived.getOrDefault(program, false)))
                    .toList();
            return new Started(timings, Duration.ofNanos(System.nanoTime() - begin));
        } catch (Mishap e) {
            started.keySet().forEach(this::stop);
            throw e;
        }
    }

    private void requirePorts(Program program) {
        Set<Integer> ports = new TreeSet<>(program.ports(network.portBase()));
        for (int port : ports) {
            if (!PortOwner.free(network.bind(), port)) {
                throw Mishap.of(
                        "start " + program.id() + " on port " + port,
                        "the port is taken by " + PortOwner.name(port),
                        "a free port",
                        "end that process, or move all ports with --port-base (now " + network.portBase() + ")");
            }
        }
    }

    private RunningProgram spawn(Program program, VendorSettings vendor) {
        Path log = Layout.made(layout.logs()).resolve(program.id() + ".log");
        ProcessBuilder builder = commands.real(program, archives.flags(program), vendor);
        builder.command().addAll(settings.getOrDefault(program, List.of()));
        builder.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(log.toFile());
        try {
            Process process = builder.start();
            RunningProgram running = RunningProgram.of(program, process.toHandle(), network.portBase(), vendor.flaws());
            running.remember(layout);
            return running;
        } catch (IOException e) {
            throw Mishap.of(
                            "start " + program.id(),
                            Mishap.words(e),
                            "a Java that can be run",
                            "set SANDBOX_JAVA_HOME to a Java 17 or later")
                    .because(e);
        }
    }

    private Map<Program, Duration> waitFor(Map<Program, RunningProgram> started, long begin) {
        Map<Program, Duration> ready = new EnumMap<>(Program.class);
        while (ready.size() < started.size()) {
            started.forEach((program, running) -> {
                if (!ready.containsKey(program)) {
                    if (isReady(running)) {
                        ready.put(program, Duration.ofNanos(System.nanoTime() - begin));
                    } else if (running.handle().isEmpty()) {
                        throw died(program);
                    }
                }
            });
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                Set<Program> late = EnumSet.copyOf(started.keySet());
                late.removeAll(ready.keySet());
                Program first = late.iterator().next();
                throw Mishap.of(
                        "wait for " + late + " to become ready",
                        "not ready after " + PATIENCE.toSeconds() + " s; " + health(started.get(first))
                                + "; its log ends: " + tail(first),
                        "status 200 at " + first.readiness(),
                        "read " + layout.log(first));
            }
            if (ready.size() < started.size()) {
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        return ready;
    }

    private Mishap died(Program program) {
        return Mishap.of(
                "start " + program.id(),
                "it ended before it was ready; its log ends: " + tail(program),
                "a program that stays up",
                "read " + layout.log(program));
    }

    /** Whether the program answers that it is ready. */
    public boolean isReady(RunningProgram running) {
        return listens(running.controlPort()) && health(running).startsWith("status 200");
    }

    private String health(@org.jspecify.annotations.Nullable RunningProgram running) {
        if (running == null) {
            return "not started";
        }
        String path = Program.byId(running.program()).map(Program::readiness).orElse("/");
        URI uri = URI.create("http://localhost:" + running.controlPort() + path);
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return "status " + answer.statusCode() + " "
                    + answer.body().substring(0, Math.min(400, answer.body().length()));
        } catch (IOException e) {
            return "no answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Duration cpuTime(Program program) {
        return running(program)
                .flatMap(RunningProgram::handle)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private Duration ownTime(Program program) {
        try {
            Matcher matcher = SPRING_SAYS.matcher(Files.readString(layout.log(program), StandardCharsets.UTF_8));
            return matcher.find()
                    ? Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * 1000))
                    : Duration.ZERO;
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    /** The last lines of a program's log, on one line. */
    public String tail(Program program) {
        try {
            List<String> lines = Files.readAllLines(layout.log(program), StandardCharsets.UTF_8);
            List<String> telling = lines.stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t... "))
                    .toList();
            return String.join(" | ", telling.subList(Math.max(0, telling.size() - 6), telling.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    /**
     * Runs another command of a program's jar to its end.
     *
     * @param mainClass the command
     * @param out hears what it says; its errors go where this program's go
     * @return its exit code
     */
    public int run(Program program, String mainClass, List<String> arguments, PrintWriter out) {
        ProcessBuilder builder = commands.tool(program, mainClass, arguments)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                said.lines().forEach(out::println);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw Mishap.of(
                            "run " + mainClass + " of " + program.module(),
                            Mishap.words(e),
                            "a Java that can be run",
                            "set SANDBOX_JAVA_HOME to a Java 17 or later")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Mishap.of("run " + mainClass, "interrupted", "that it ends by itself", "run the command again");
        }
    }

    public void stop(Program program) {
        running(program).ifPresent(running -> {
            running.stop();
            running.forget(layout);
        });
    }

    /** Ends several programs at once; the dependent ones are told first. */
    public void stop(Collection<Program> programs) {
        List<RunningProgram> all = new ArrayList<>();
        programs.stream()
                .sorted(Comparator.comparing(Program::ordinal).reversed())
                .forEach(program -> running(program).ifPresent(all::add));
        all.forEach(running -> running.handle().ifPresent(ProcessHandle::destroy));
        all.forEach(running -> {
            running.stop();
            running.forget(layout);
        });
    }

    /** Ends a program at once, without a chance to tidy up. */
    public void kill(Program program) {
        running(program).ifPresent(running -> {
            running.kill();
            running.forget(layout);
        });
    }

    /** The programs whose archives are missing. */
    public List<Program> withoutArchive(Collection<Program> programs) {
        return programs.stream()
                .filter(program -> Files.isRegularFile(layout.jar(program)) && !archives.has(program))
                .toList();
    }

    /**
     * Makes the archives that are missing; a failure leaves the program without one.
     *
     * @return those made; nothing is done while another process does the same
     */
    public List<Program> makeArchives(Collection<Program> programs) throws InterruptedException {
        List<Program> made = new ArrayList<>();
        Path lock = Layout.made(layout.archives()).resolve(".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                return made;
            }
            for (Program program : withoutArchive(programs)) {
                if (archives.make(program, commands)) {
                    made.add(program);
                }
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("make class archives in " + layout.archives(), e);
        }
    }
}
