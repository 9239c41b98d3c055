package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.doctor.Doctor;
import se.sakeratkomst.certify.doctor.Finding;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.vendor.VendorFileReader;

/** Checks a vendor file and its surroundings. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a vendor.yaml in seconds: reachable both ways, metadata readable, clocks, certificates.",
            "Exit code 0 if nothing stands in the way, 1 if something does, 3 if the file cannot be read."
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "FILE", description = "the vendor.yaml")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--target",
            paramLabel = "WHERE",
            defaultValue = "running",
            description = "where the sandbox runs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Target target = Target.running;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        VendorFile vendor = new VendorFileReader().read(file);
        out.println(line(Finding.Health.GOOD, "the file", "", file + " is well formed"));
        List<Finding> findings = new Doctor(vendor, sandbox(), common.credentials(vendor)).examine();
        for (Finding finding : findings) {
            out.println(line(finding.health(), finding.what(), finding.field(), finding.observed()));
            if (!finding.remedy().isEmpty()) {
                out.println("         remedy: " + finding.remedy());
            }
        }
        long bad = findings.stream()
                .filter(finding -> finding.health() == Finding.Health.BAD)
                .count();
        out.println(bad == 0 ? "Nothing stands in the way of ./sandbox certify." : bad + " things stand in the way.");
        return bad == 0 ? 0 : 1;
    }

    private @Nullable SandboxClient sandbox() {
        try {
            SandboxClient client = common.client(target);
            client.control(Service.CARDS).get("/admin/labs");
            return client;
        } catch (Mishap notRunning) {
            return null; // the doctor says so itself, and goes on with what can be checked without
        }
    }

    private static String line(Finding.Health health, String what, String field, String observed) {
        return String.format(
                Locale.ROOT,
                "%-8s %s%s: %s",
                health.name().toLowerCase(Locale.ROOT),
                what,
                field.isEmpty() ? "" : " (" + field + ")",
                observed);
    }
}
