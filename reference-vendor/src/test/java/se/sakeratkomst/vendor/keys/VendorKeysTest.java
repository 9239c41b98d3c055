package se.sakeratkomst.vendor.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorKeysTest {

    @TempDir
    Path home;

    @Test
    void theKeysAreMadeOnceAndThenTheSame() {
        VendorKeys made = VendorKeys.in(home);
        assertThat(made.signing().certificate()).isNotEqualTo(made.encryption().certificate());
        assertThat(((RSAPublicKey) made.signing().certificate().getPublicKey())
                        .getModulus()
                        .bitLength())
                .isGreaterThanOrEqualTo(2048);
        assertThat(VendorKeys.in(home).signing().certificate())
                .isEqualTo(made.signing().certificate());
    }

    @Test
    void onlyTheOwnerReadsThem() throws Exception {
        VendorKeys.in(home).signing();
        for (String file : new String[] {"keys.p12", "keys.password"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFileThatIsNoKeyStoreSaysWhatToDo() throws Exception {
        Files.writeString(home.resolve("keys.p12"), "no key store");
        assertThatThrownBy(() -> VendorKeys.in(home).signing()).hasMessageContaining("keys.p12");
        VendorKeys broken = VendorKeys.in(home);
        assertThatThrownBy(broken::encryption).isInstanceOf(IllegalStateException.class);
        assertThat(broken.areOpen()).isFalse();
    }
}
