package se.sakeratkomst.cards.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftHsmConfigurationTest {

    @TempDir
    private Path home;

    @Test
    void writesTheFileWhereTheVariableSays() throws Exception {
        Path file = home.resolve("softhsm/softhsm2.conf");

        Path tokens = SoftHsmConfiguration.prepare(file.toString(), home);

        assertThat(tokens).isEqualTo(home.resolve("softhsm/tokens")).isDirectory();
        assertThat(Files.readString(file)).contains("directories.tokendir = " + tokens);
    }

    @Test
    void rewritesItsOwnFileWhenTheHomeWasMoved() throws Exception {
        Path before = home.resolve("before");
        Path after = home.resolve("after");
        SoftHsmConfiguration.prepare(before.resolve("softhsm/softhsm2.conf").toString(), before);
        Files.move(before, after);

        assertThat(SoftHsmConfiguration.prepare(
                        after.resolve("softhsm/softhsm2.conf").toString(), after))
                .isEqualTo(after.resolve("softhsm/tokens"));
    }

    @Test
    void withoutTheVariableItSaysWhatToSet() {
        assertThatThrownBy(() -> SoftHsmConfiguration.prepare(null, home))
                .isInstanceOf(SoftHsmUnavailable.class)
                .hasMessageContaining("no environment variable SOFTHSM2_CONF")
                .hasMessageContaining("export SOFTHSM2_CONF=" + home.resolve("softhsm/softhsm2.conf"));
    }

    @Test
    void keepsAConfigurationOfSomeoneElseWhoseTokensAreOurs() throws Exception {
        Path file = home.resolve("own.conf");
        Files.writeString(file, "log.level = DEBUG\ndirectories.tokendir = " + home.resolve("elsewhere") + "\n");

        assertThat(SoftHsmConfiguration.prepare(file.toString(), home)).isEqualTo(home.resolve("elsewhere"));
        assertThat(Files.readString(file)).startsWith("log.level = DEBUG");
    }

    @Test
    void refusesTokensOutsideItsHome() throws Exception {
        Path file = home.resolve("own.conf");
        Files.writeString(file, "directories.tokendir = /var/lib/softhsm/tokens/\n");

        assertThatThrownBy(() -> SoftHsmConfiguration.prepare(file.toString(), home))
                .isInstanceOf(SoftHsmUnavailable.class)
                .hasMessageContaining("/var/lib/softhsm/tokens");
    }

    @Test
    void aLibraryThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> SoftHsmConfiguration.library(home.resolve("libnothing.so")))
                .isInstanceOf(SoftHsmUnavailable.class)
                .hasMessageContaining("libnothing.so")
                .hasMessageContaining("sandbox.pkcs11.library");
    }

    @Test
    void theUsualPlacesHoldTheLibraryOfThisMachine() {
        assertThat(SoftHsmConfiguration.library(null)).isRegularFile();
    }
}
