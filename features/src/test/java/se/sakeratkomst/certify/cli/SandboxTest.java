package se.sakeratkomst.certify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void helpNamesTheCommandsAndTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("certify", "up", "down", "status", "doctor", "onboard", "trust", "client-cert", "lab")
                .contains("journal", "matrix", "bench", "prepare")
                .contains("0  everything that applies passed")
                .contains("never an approval".substring(6).strip());
    }

    @Test
    void misspeltOptionIsExplainedInFourParts() {
        assertThat(run("certify", "--vender", "x")).isEqualTo(Sandbox.NOT_CARRIED_OUT);
        assertThat(err.toString()).contains("Attempted:", "Observed:", "Expected:", "Remedy:", "--vender");
    }

    @Test
    void misspeltCommandSuggestsTheRightOne() {
        assertThat(run("certfy")).isEqualTo(Sandbox.NOT_CARRIED_OUT);
        assertThat(err.toString()).contains("certify");
    }

    @Test
    void typoInAVendorFileIsExplainedBeforeAnythingStarts() throws Exception {
        Path file = Files.writeString(folder.resolve("vendor.yaml"), "version: 1\nnmae: x\n");

        assertThat(run("certify", "--vendor", file.toString(), "--home", folder.toString()))
                .isEqualTo(Sandbox.NOT_CARRIED_OUT);
        assertThat(err.toString()).contains("unknown field 'nmae' on line 2").contains("did you mean 'name'?");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void metadataIsCheckedByTheRulesOfAFederationThatExists() throws Exception {
        Path file = Files.writeString(folder.resolve("sp.xml"), "<x/>");

        assertThat(run("metadata", "check", file.toString(), "--federation", "samby"))
                .isEqualTo(Sandbox.NOT_CARRIED_OUT);
        assertThat(err.toString()).contains("did you mean 'sambi'?");
    }

    @Test
    void metadataThatIsNotThereIsToldBeforeAnythingStarts() {
        assertThat(run("metadata", "check", "nowhere.xml", "--federation", "sambi"))
                .isEqualTo(Sandbox.NOT_CARRIED_OUT);
        assertThat(err.toString()).contains("nowhere.xml", "correct the path");
    }

    @Test
    void statusOfNothingSaysSo() {
        assertThat(run("status", "--home", folder.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("idp       not running");
    }

    @Test
    void doctorWithoutSandboxSaysHowToStartOne() throws Exception {
        Path file = Files.writeString(folder.resolve("vendor.yaml"), """
                version: 1
                name: Vendor
                organisation: {name: TEST AB, number: "5560000001", hsaId: SE5560000001-A}
                federations:
                  sambi:
                    metadata: nowhere.xml
                    login: http://localhost:1/login
                    protectedPage: http://localhost:1/patients
                """);

        assertThat(run("doctor", file.toString(), "--home", folder.toString(), "--port-base", "1"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("the sandbox: not running")
                .contains("federations.sambi.metadata")
                .contains("federations.sambi.protectedPage")
                .contains("remedy:");
    }

    @Test
    void unknownServiceOfUpIsRefused() {
        assertThat(run("up", "--only", "ipd", "--home", folder.toString())).isEqualTo(Sandbox.NOT_CARRIED_OUT);
        assertThat(err.toString()).contains("one of cards, metadata, idp, ehm, inera, vendor");
    }

    private int run(String... arguments) {
        return Sandbox.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
