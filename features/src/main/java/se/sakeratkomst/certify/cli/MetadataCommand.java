package se.sakeratkomst.certify.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.vendor.NearestName;
import se.sakeratkomst.certify.vendor.VendorFileReader;

/** Looks at metadata as the federations' operators do. */
@Command(
        name = "metadata",
        mixinStandardHelpOptions = true,
        description = "Looks at metadata as the federations' operators do.",
        subcommands = MetadataCommand.Check.class)
final class MetadataCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Checks a metadata file by the federation's rules, as the operator does when it is handed in.",
                "Nothing needs to run, and nothing is handed in.",
                "Exit code 0 if it would be published, 1 if not, 3 if it could not be checked."
            })
    static final class Check implements Callable<Integer> {
        private static final String COMMAND = "se.sakeratkomst.metadata.check.CheckCommand";

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final Common common = new Common();

        @Parameters(paramLabel = "FILE", description = "SAML metadata of one entity")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path file;

        @Option(
                names = "--federation",
                paramLabel = "ID",
                required = true,
                description = "by whose rules: sambi or sweden-connect")
        private String federation = "";

        @Option(
                names = "--environment",
                paramLabel = "ID",
                defaultValue = "trial",
                description = "for which of its environments: trial or prod (default: ${DEFAULT-VALUE})")
        private String environment = "trial";

        @Option(names = "--json", description = "the findings as JSON")
        private boolean json;

        @Override
        public Integer call() {
            if (!VendorFileReader.FEDERATIONS.contains(federation)) {
                throw Mishap.of(
                        "check metadata by the rules of '" + federation + "'",
                        "no such federation",
                        "sambi or sweden-connect",
                        NearestName.of(federation, VendorFileReader.FEDERATIONS)
                                .map(nearest -> "did you mean '" + nearest + "'?")
                                .orElse("correct --federation"));
            }
            if (!Files.isReadable(file)) {
                throw Mishap.of("check " + file, "the file cannot be read", "a readable file", "correct the path");
            }
            List<String> arguments =
                    new ArrayList<>(List.of(file.toAbsolutePath().normalize().toString(), "--federation", federation));
            if (json) {
                arguments.add("--json");
            }
            Launcher launcher = common.launcher();
            return launcher.run(
                    Program.METADATA, COMMAND, arguments, spec.commandLine().getOut());
        }
    }
}
