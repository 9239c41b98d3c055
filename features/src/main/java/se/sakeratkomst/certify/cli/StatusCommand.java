package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.RunningProgram;

/** Tells what runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Tells what runs, where it listens and where its log is. Exit code 0 if all services are ready, else 2.")
final class StatusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Launcher launcher = common.launcher();
        boolean all = true;
        for (Program program : Program.values()) {
            RunningProgram running = launcher.running(program).orElse(null);
            boolean ready = running != null && launcher.isReady(running);
            all &= ready || !program.hasControl();
            out.println(String.format(
                    Locale.ROOT,
                    "%-9s %-12s %s",
                    program.id(),
                    running == null ? "not running" : ready ? "ready" : "not ready",
                    running == null
                            ? ""
                            : "process " + running.pid() + ", port " + running.port()
                                    + (program.hasControl() ? ", control " + running.controlPort() : "")
                                    + (running.flaws().isEmpty() ? "" : ", flaws " + running.flaws())
                                    + ", log " + launcher.layout().log(program)));
        }
        return all ? 0 : 2;
    }
}
