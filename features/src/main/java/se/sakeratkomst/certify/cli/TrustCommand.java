package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Target;

/** What a vendor system must trust. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        description = "The certificates that a vendor system must trust.",
        subcommands = TrustCommand.Export.class)
final class TrustCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The form of the exported trust. */
    enum Format {
        pem,
        p12,
        jks
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes the lab's root and issuing certificates. The password of p12 and jks is 'changeit'.")
    static final class Export implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private final Common common = new Common();

        @Option(
                names = "--format",
                defaultValue = "pem",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        private Format format = Format.pem;

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "default: sandbox-trust.FORMAT in the current folder")
        @Nullable
        private Path out;

        @Option(
                names = "--target",
                paramLabel = "WHERE",
                defaultValue = "running",
                description = "${COMPLETION-CANDIDATES}")
        private Target target = Target.running;

        @Override
        public Integer call() {
            byte[] content = common.client(target)
                    .control(Service.CARDS)
                    .bytes("/admin/labs/" + common.lab + "/trust?format=" + format.name());
            Path given = out;
            Path file = given == null ? Path.of("sandbox-trust." + format.name().toLowerCase(Locale.ROOT)) : given;
            write(file, content);
            spec.commandLine().getOut().println("wrote " + file.toAbsolutePath());
            return 0;
        }
    }

    static void write(Path file, byte[] content) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(file, content);
        } catch (IOException e) {
            throw Mishap.of(
                            "write " + file,
                            Mishap.words(e),
                            "a folder that can be written to",
                            "choose another file with --out")
                    .because(e);
        }
    }
}
