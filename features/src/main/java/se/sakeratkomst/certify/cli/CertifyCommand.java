package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.driver.Drivers;
import se.sakeratkomst.certify.launcher.ComposeFile;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.report.RunSummary;
import se.sakeratkomst.certify.steps.CertificationEngine.Selection;
import se.sakeratkomst.certify.steps.Sources;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.vendor.VendorFileReader;

/** Certifies a vendor system. */
@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        description = {
            "Certifies a vendor system: registers it, runs the suite and writes a report.",
            "Without --vendor it certifies the reference vendor, which it starts itself."
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  everything that applies passed",
            "  1  something failed",
            "  2  something could not be judged",
            "  3  the command could not be carried out"
        })
final class CertifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(names = "--vendor", paramLabel = "FILE", description = "the vendor.yaml (default: the reference vendor's)")
    @Nullable
    private Path vendorFile;

    @Option(names = "--federation", paramLabel = "ID", description = "only sambi or only sweden-connect")
    @Nullable
    private String federation;

    @Option(
            names = "--tags",
            paramLabel = "EXPRESSION",
            defaultValue = "",
            description = "only scenarios with these tags, such as '@negativ and not @nll'")
    private String tags = "";

    @Option(
            names = "--target",
            paramLabel = "WHERE",
            defaultValue = "embedded",
            description = "where the sandbox runs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Target target = Target.embedded;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "folder of the run folders (default: runs in the project)")
    @Nullable
    private Path runs;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "" + Selection.PARALLEL,
            description = "how many scenarios run at the same time (default: ${DEFAULT-VALUE})")
    private int parallel = Selection.PARALLEL;

    @Option(
            names = "--sources",
            paramLabel = "WHICH",
            defaultValue = "federation",
            description = {
                "what deviating messages are made of: federation, as the federation signs and encrypts,",
                "or all, every combination of signed and encrypted (default: ${DEFAULT-VALUE})"
            })
    private String sources = "federation";

    @Option(
            names = "--flaws",
            paramLabel = "NAMES",
            defaultValue = "",
            description = "flaw switches of the reference vendor, to see the suite find them")
    private String flaws = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path given = vendorFile;
        boolean reference = given == null;
        VendorFile vendor = given == null ? common.referenceVendor() : new VendorFileReader().read(given);
        Drivers.require(vendor);
        sources();
        if (parallel < 1) {
            throw Mishap.of(
                    "run " + parallel + " scenarios at the same time",
                    "less than one",
                    "a number from 1",
                    "correct --parallel");
        }
        String selection = selection(vendor);
        Path runFolder = runs == null ? common.layout().root().resolve("runs") : runs;
        Path credentials = common.credentials(vendor);
        if (target != Target.embedded) {
            return certify(vendor, credentials, selection, runFolder, out).exitCode();
        }
        try (EmbeddedSandbox sandbox = new EmbeddedSandbox(common.launcher(), credentials, common.lab, out)) {
            List<Program> wanted = new ArrayList<>(Program.suites());
            if (reference) {
                wanted.add(Program.VENDOR);
            }
            sandbox.start(wanted, flaws);
            int code = certify(vendor, credentials, selection, runFolder, out).exitCode();
            PrepareCommand.inBackground(common, sandbox.launcher(), wanted);
            return code;
        }
    }

    private RunSummary certify(VendorFile vendor, Path credentials, String selection, Path runFolder, PrintWriter out) {
        Certifier certifier = new Certifier(vendor, common.client(target), credentials);
        certifier.prepare();
        if (target == Target.compose && vendorFile == null) {
            new ComposeFile(common.layout().root()).handOver(credentials, "vendor", "/sandbox/credentials");
        }
        return certifier.report(new Selection(selection, parallel, sources()), target.name(), runFolder, out);
    }

    private Sources sources() {
        return switch (sources) {
            case "federation" -> Sources.FEDERATION;
            case "all" -> Sources.ALL;
            default ->
                throw Mishap.of(
                        "choose what deviating messages are made of with --sources " + sources,
                        "there is no such choice",
                        "federation or all",
                        "correct --sources");
        };
    }

    private String selection(VendorFile vendor) {
        String only = federation;
        if (only == null) {
            return tags;
        }
        vendor.in(only);
        return tags.isBlank() ? "@" + only : "@" + only + " and (" + tags + ")";
    }
}
