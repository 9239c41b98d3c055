package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.onboarding.Onboarding;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.vendor.VendorFileReader;

/** Registers a vendor system, and hands it what it needs. */
@Command(
        name = "onboard",
        mixinStandardHelpOptions = true,
        description = {
            "Registers a vendor system in its federations and at E-hälsomyndigheten,",
            "and fills its credentials folder: trust, client certificate, client secret, addresses."
        })
final class OnboardCommand implements Callable<Integer> {
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

    @Option(
            names = "--credentials-only",
            description = "fill the folder and register nothing: for a system that must have trust before it can start")
    private boolean credentialsOnly;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        VendorFile vendor = new VendorFileReader().read(file);
        SandboxClient sandbox = common.client(target);
        sandbox.createLab();
        Path folder = common.credentials(vendor);
        Onboarding onboarding = new Onboarding(vendor, sandbox, folder);
        onboarding.handTrust().forEach(each -> out.println("wrote " + each));
        onboarding.handClientCertificate().forEach(each -> out.println("wrote " + each));
        if (!credentialsOnly) {
            onboarding.register().forEach(entity -> out.println("registered " + entity));
            out.println("wrote " + folder.resolve("ehm-client.json"));
        }
        return 0;
    }
}
