package se.sakeratkomst.inera.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.inera.testbed.HsaCaller;
import se.sakeratkomst.inera.testbed.IneraUnderTest;
import se.sakeratkomst.inera.testbed.RunsInera;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

/** The judge is a client that was generated from the WSDL over the wire, in another process. */
@ExtendWith(RunsInera.class)
class GeneratedClientTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void callsEveryOperationOverMutualTls(IneraUnderTest inera) throws Exception {
        LabId lab = inera.newLab();
        Path keys = kept("keys.p12", inera.pki().system(lab).store(PASSWORD));
        Path trust = kept("trust.p12", inera.pki().trustStore());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.keyStore=" + keys,
                "-Djavax.net.ssl.keyStorePassword=" + new String(PASSWORD),
                "-Djavax.net.ssl.trustStore=" + trust,
                "-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD),
                "-cp",
                librariesOnly(),
                GeneratedClient.class.getName(),
                folder.toString(),
                HsaCaller.ADDRESS,
                "SE5599990008-ANNA"));
        Stream.of(HsaCaller.CREDENTIALS, HsaCaller.EMPLOYEE_3, HsaCaller.EMPLOYEE_4)
                .forEach(service -> command.add(inera.base(lab) + service.path()));
        Path log = folder.resolve("client.log");
        Process client = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(client.waitFor(120, TimeUnit.SECONDS)).isTrue();
        List<String> told = Files.readAllLines(log).stream()
                .filter(line -> line.matches("(ANSWER|FAULT) .*"))
                .toList();
        assertThat(told).as(Files.readString(log)).hasSize(6);
        assertThat(told.get(0))
                .isEqualTo("ANSWER GetCredentialsForPersonIncludingProtectedPerson SE5599990008-ANNA Testläkare");
        assertThat(told.get(2))
                .isEqualTo(told.get(4))
                .isEqualTo("ANSWER GetEmployeeIncludingProtectedPerson SE5599990008-ANNA Testläkare");
        assertThat(List.of(told.get(1), told.get(3), told.get(5)))
                .allSatisfy(line -> assertThat(line).contains("VP004 [TEST "));
        assertThat(inera.journal(lab, "hsa.answered"))
                .extracting((JsonNode entry) -> entry.at("/facts/version").asString())
                .containsExactly("2.2", "3.0", "4.0");
    }

    private Path kept(String name, KeyStore store) throws Exception {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    /** The tests' class path without the service: no class generated at build time must help. */
    private static String librariesOnly() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !Path.of(part).endsWith(Path.of("target", "classes")))
                .filter(part -> !part.contains("mock-inera-services.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
