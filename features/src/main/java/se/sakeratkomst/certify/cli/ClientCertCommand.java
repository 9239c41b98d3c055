package se.sakeratkomst.certify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.launcher.Target;
import se.sakeratkomst.certify.onboarding.ClientCertificates;

/** A client certificate for the services that systems call. */
@Command(
        name = "client-cert",
        mixinStandardHelpOptions = true,
        description = {
            "A client certificate for E-hälsomyndigheten's and Inera's ports: from your own request (--csr), which gives PEM,",
            "or with a new key, which gives a PKCS12 file and its password in a file beside it."
        })
final class ClientCertCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Common common = new Common();

    @Option(names = "--csr", paramLabel = "FILE", description = "a certificate request in PEM")
    @Nullable
    private Path csr;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "default: client.pem or client.p12 in the current folder")
    @Nullable
    private Path out;

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            defaultValue = "TEST Vendor",
            description = "default: ${DEFAULT-VALUE}")
    private String organisation = "TEST Vendor";

    @Option(
            names = "--common-name",
            paramLabel = "NAME",
            defaultValue = "TEST vendor system",
            description = "default: ${DEFAULT-VALUE}")
    private String commonName = "TEST vendor system";

    @Option(
            names = "--hsa-id",
            paramLabel = "ID",
            defaultValue = "SE5599990032-VENDOR",
            description = "default: ${DEFAULT-VALUE}")
    private String hsaId = "SE5599990032-VENDOR";

    @Option(
            names = "--target",
            paramLabel = "WHERE",
            defaultValue = "running",
            description = "${COMPLETION-CANDIDATES}")
    private Target target = Target.running;

    @Override
    public Integer call() {
        PrintWriter console = spec.commandLine().getOut();
        ClientCertificates certificates = new ClientCertificates(common.client(target));
        Path given = out;
        Path request = csr;
        if (request != null) {
            Path file = given == null ? Path.of("client.pem") : given;
            String chain = certificates.certify(read(request), organisation, commonName, hsaId);
            TrustCommand.write(file, chain.getBytes(StandardCharsets.US_ASCII));
            console.println("wrote " + file.toAbsolutePath());
            return 0;
        }
        Path file = given == null ? Path.of("client.p12") : given;
        ClientCertificates.Issued issued = certificates.issue(organisation, commonName, hsaId);
        TrustCommand.write(file, issued.store());
        Path password = file.resolveSibling(file.getFileName() + ".password");
        TrustCommand.write(password, issued.password().getBytes(StandardCharsets.US_ASCII));
        console.println("wrote " + file.toAbsolutePath());
        console.println("wrote " + password.toAbsolutePath());
        return 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Mishap.of(
                            "read the certificate request " + file,
                            Mishap.words(e),
                            "a PEM file with BEGIN CERTIFICATE REQUEST",
                            "make one with: openssl req -new -newkey rsa:2048 -nodes -keyout key.pem -out request.pem")
                    .because(e);
        }
    }
}
