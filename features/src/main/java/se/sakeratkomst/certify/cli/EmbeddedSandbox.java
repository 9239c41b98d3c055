package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import se.sakeratkomst.certify.launcher.Commands.VendorSettings;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;

/** A sandbox of child processes for the length of one command: what the command started, it ends. */
public final class EmbeddedSandbox implements AutoCloseable {
    private final Launcher launcher;
    private final List<Program> own = new ArrayList<>();
    private final Thread atExit;
    private final PrintWriter out;
    private final Path credentials;
    private final String lab;

    /**
     * @param credentials the folder that the reference vendor finds its credentials in
     * @param lab the lab that the reference vendor belongs to
     * @param out where the start is told
     */
    public EmbeddedSandbox(Launcher launcher, Path credentials, String lab, PrintWriter out) {
        this.launcher = launcher;
        this.credentials = credentials;
        this.lab = lab;
        this.out = out;
        this.atExit = new Thread(() -> launcher.stop(own), "stop-sandbox");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts what is not running yet. */
    public Launcher.Started start(Collection<Program> wanted, String flaws) {
        List<Program> missing = wanted.stream()
                .filter(program -> launcher.running(program).isEmpty())
                .toList();
        own.addAll(missing);
        Launcher.Started started = launcher.start(wanted, new VendorSettings(credentials, flaws, lab));
        tell(started, missing.isEmpty());
        return started;
    }

    private void tell(Launcher.Started started, boolean nothing) {
        if (nothing) {
            out.println("The sandbox was running already.");
            return;
        }
        out.println(told(started));
    }

    /** Where the time of a start went. */
    static String told(Launcher.Started started) {
        StringBuilder text = new StringBuilder("Ready in " + Certifier.seconds(started.total()) + ":");
        for (Launcher.Timing timing : started.timings()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-9s ready after %s, of which %s in its own start; %s of processor time%s",
                    timing.program().id(),
                    Certifier.seconds(timing.ready()),
                    timing.own().equals(Duration.ZERO) ? "?" : Certifier.seconds(timing.own()),
                    Certifier.seconds(timing.cpu()),
                    timing.archive() ? "" : " (no class archive yet)"));
        }
        return text.toString();
    }

    /** Starts one program anew. */
    public void restart(Program program, String flaws) {
        launcher.stop(program);
        launcher.start(List.of(program), new VendorSettings(credentials, flaws, lab));
        if (!own.contains(program)) {
            own.add(program);
        }
    }

    /** Where a program is reached from this machine. */
    public URI address(Program program) {
        return launcher.address(program);
    }

    public Launcher launcher() {
        return launcher;
    }

    @Override
    public void close() {
        launcher.stop(own);
        own.clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the machine is going down already, and the hook does the same
        }
    }
}
