package se.sakeratkomst.certify.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void slipOfOneLetterFindsTheName() {
        assertThat(NearestName.of("logn", List.of("login", "logout", "metadata")))
                .contains("login");
    }

    @Test
    void somethingQuiteDifferentFindsNothing() {
        assertThat(NearestName.of("xyzxyzxyz", List.of("login", "logout", "metadata")))
                .isEmpty();
    }
}
