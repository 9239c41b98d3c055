package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;

/** Stops the sandbox. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the services that up started. What they wrote stays.")
final class DownCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Launcher launcher = common.launcher();
        List<Program> running = Arrays.stream(Program.values())
                .filter(program -> launcher.running(program).isPresent())
                .toList();
        launcher.stop(running);
        out.println(
                running.isEmpty()
                        ? "Nothing was running."
                        : "Stopped "
                                + running.stream()
                                        .map(Program::id)
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElse(""));
        return 0;
    }
}
