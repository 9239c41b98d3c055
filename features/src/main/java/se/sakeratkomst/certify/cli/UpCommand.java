package se.sakeratkomst.certify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.evidence.SandboxAddresses;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Commands.VendorSettings;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.onboarding.Onboarding;
import se.sakeratkomst.certify.vendor.VendorFile;

/** Starts the sandbox, which then stays up. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the services, waits until they are ready, and leaves them running.")
final class UpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SERVICE",
            description = "only these, and what they need: cards, metadata, idp, ehm, inera, vendor")
    private List<String> only = List.of();

    @Option(names = "--with-vendor", description = "the reference vendor too, registered and ready to log in to")
    private boolean withVendor;

    @Option(
            names = "--flaws",
            paramLabel = "NAMES",
            defaultValue = "",
            description = "flaw switches of the reference vendor")
    private String flaws = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Set<Program> wanted = EnumSet.noneOf(Program.class);
        if (only.isEmpty()) {
            wanted.addAll(Program.services());
        } else {
            wanted.addAll(Launcher.withNeeds(only.stream().map(Common::program).toList()));
            tellNeeds(out, wanted);
        }
        if (withVendor) {
            wanted.add(Program.VENDOR);
        }
        Launcher launcher = common.launcher();
        VendorFile reference = wanted.contains(Program.VENDOR) ? common.referenceVendor() : null;
        Path credentials = reference == null ? common.layout().credentials("none") : common.credentials(reference);
        Launcher.Started started = launcher.start(wanted, new VendorSettings(credentials, flaws, common.lab));
        out.println(started.timings().isEmpty() ? "Everything was running already." : EmbeddedSandbox.told(started));
        if (reference != null) {
            SandboxClient client = common.client(Target.embedded);
            client.createLab();
            new Onboarding(reference, client, credentials).all();
        }
        tellAddresses(out, wanted);
        PrepareCommand.inBackground(common, launcher, wanted);
        return 0;
    }

    private void tellNeeds(PrintWriter out, Collection<Program> wanted) {
        List<String> added = wanted.stream()
                .map(Program::id)
                .filter(id -> only.stream()
                        .noneMatch(name -> Common.program(name).id().equals(id)))
                .toList();
        if (!added.isEmpty()) {
            out.println("Also started, because the others need it: " + String.join(", ", added));
        }
    }

    private void tellAddresses(PrintWriter out, Collection<Program> wanted) {
        SandboxAddresses addresses = common.addresses(Target.embedded);
        out.println(wanted.stream()
                .map(program -> Service.byId(program.id())
                        .map(service -> String.format(
                                java.util.Locale.ROOT,
                                "  %-9s %-26s control %s",
                                program.id(),
                                addresses.url(service, common.lab),
                                addresses.control(service)))
                        .orElse(String.format(
                                java.util.Locale.ROOT,
                                "  %-9s http://localhost:%d",
                                program.id(),
                                program.port(common.portBase))))
                .collect(Collectors.joining(System.lineSeparator())));
        out.println("Stop with ./sandbox down. Everything here is TEST.");
    }
}
