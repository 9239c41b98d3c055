package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.SandboxAddresses;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.launcher.Commands.Network;
import se.sakeratkomst.certify.launcher.ComposeFile;
import se.sakeratkomst.certify.launcher.Jdk;
import se.sakeratkomst.certify.launcher.Launcher;
import se.sakeratkomst.certify.launcher.Layout;
import se.sakeratkomst.certify.launcher.Program;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.vendor.VendorFileReader;

/** The options that every command has: which sandbox, and which lab of it. */
final class Common {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder of everything that the sandbox writes (default: var in the project)")
    @Nullable
    Path home;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "18000",
            description = "where the ports start (default: ${DEFAULT-VALUE})")
    int portBase;

    @Option(
            names = "--lab",
            paramLabel = "NAME",
            defaultValue = SandboxAddresses.DEFAULT_LAB,
            description = "which lab (default: ${DEFAULT-VALUE})")
    String lab = SandboxAddresses.DEFAULT_LAB;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address that started services listen on (default: ${DEFAULT-VALUE})")
    String bind = "127.0.0.1";

    @Option(
            names = "--public-host",
            paramLabel = "HOST",
            defaultValue = "localhost",
            description = "host name in the addresses that started services publish (default: ${DEFAULT-VALUE})")
    String publicHost = "localhost";

    @Option(
            names = "--public-url",
            paramLabel = "SERVICE=URL",
            description = "public base address of one service, for example idp=https://idp.example:18030")
    Map<String, URI> publicUrls = new LinkedHashMap<>();

    Layout layout() {
        Path root = Layout.findRoot();
        Path given = home;
        return new Layout(
                root,
                given == null ? root.resolve("var") : given.toAbsolutePath().normalize());
    }

    Launcher launcher() {
        Map<Program, URI> urls = new LinkedHashMap<>();
        publicUrls.forEach((name, url) -> urls.put(program(name), url));
        return new Launcher(layout(), new Network(portBase, bind, publicHost, urls), Jdk.chosen());
    }

    static Program program(String name) {
        return Program.byId(name)
                .orElseThrow(() -> Mishap.of(
                        "find the service '" + name + "'",
                        "there is none of that name",
                        "one of cards, metadata, idp, ehm, inera, vendor",
                        "correct the name"));
    }

    SandboxAddresses addresses(Target target) {
        return switch (target) {
            case embedded -> SandboxAddresses.onLoopback(portBase);
            case compose -> new ComposeFile(layout().root()).addresses();
            case running -> running();
        };
    }

    /** The usual ports, except where the environment says otherwise: SANDBOX_IDP_URL, SANDBOX_IDP_CONTROL and so on. */
    private SandboxAddresses running() {
        SandboxAddresses addresses = SandboxAddresses.onLoopback(portBase);
        for (Service service : Service.values()) {
            String name = "SANDBOX_" + service.name().toUpperCase(Locale.ROOT);
            String url = System.getenv().getOrDefault(name + "_URL", "");
            String control = System.getenv().getOrDefault(name + "_CONTROL", "");
            SandboxAddresses.Endpoint usual = addresses.of(service);
            addresses = addresses.with(
                    service,
                    new SandboxAddresses.Endpoint(
                            url.isBlank() ? usual.url() : URI.create(url),
                            control.isBlank() ? usual.control() : URI.create(control)));
        }
        return addresses;
    }

    SandboxClient client(Target target) {
        if (target == Target.compose) {
            String token = new ComposeFile(layout().root()).token();
            return new SandboxClient(addresses(target), lab, () -> token);
        }
        return new SandboxClient(addresses(target), lab, SandboxClient.token(layout().shared()));
    }

    Path credentials(VendorFile vendor) {
        String name = SandboxAddresses.DEFAULT_LAB.equals(lab) ? vendor.slug() : vendor.slug() + "-" + lab;
        return vendor.credentialsFolder().orElseGet(() -> layout().credentials(name));
    }

    /** The reference vendor's file, with the port that it is started on. */
    VendorFile referenceVendor() {
        return referenceVendor(layout().root(), portBase);
    }

    static VendorFile referenceVendor(Path root, int portBase) {
        Path file = root.resolve("reference-vendor/vendor.yaml");
        try {
            String usual = ":" + Program.VENDOR.port(SandboxAddresses.DEFAULT_PORT_BASE);
            String text = Files.readString(file).replace(usual, ":" + Program.VENDOR.port(portBase));
            return new VendorFileReader().read(file, text);
        } catch (IOException e) {
            throw Mishap.of(
                            "read the reference vendor's file " + file,
                            Mishap.words(e),
                            "the file that comes with the project",
                            "restore it from the project")
                    .because(e);
        }
    }
}
