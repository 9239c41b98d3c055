package se.sakeratkomst.certify.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;

/** Makes the class archives. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the class archives that let the services start in a fraction of the time.",
            "certify and up do the same in the background, once for each build and each Java."
        })
final class PrepareCommand implements Callable<Integer> {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path NICE = Path.of("/usr/bin/nice");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Launcher launcher = common.launcher();
        List<Program> all = Arrays.asList(Program.values());
        List<Program> missing = launcher.withoutArchive(all);
        List<Program> made = launcher.makeArchives(all);
        missing.forEach(program -> out.println(
                made.contains(program)
                        ? "made the class archive of " + program.id()
                        : "no class archive of " + program.id() + ", which starts without; see "
                                + launcher.layout().logs().resolve("archive-" + program.id() + ".log")));
        if (missing.isEmpty()) {
            out.println("All class archives are there.");
        }
        return 0;
    }

    /**
     * Does the same in a process of its own that outlives this one, if anything is missing and nothing forbids it.
     *
     * @return whether such a process was started
     */
    static boolean inBackground(Common common, Launcher launcher, Collection<Program> used) {
        if (launcher.withoutArchive(used).isEmpty() || System.getenv("SANDBOX_NO_ARCHIVES") != null) {
            return false;
        }
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dsandbox.root=" + launcher.layout().root());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sandbox.class.getName(), "prepare"));
        command.addAll(List.of("--home", launcher.layout().home().toString()));
        command.addAll(List.of("--port-base", String.valueOf(common.portBase)));
        File log = launcher.layout().logs().resolve("prepare.log").toFile();
        try {
            new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            return true;
        } catch (IOException e) {
            return false; // archives only save time: the next start goes without them
        }
    }
}
