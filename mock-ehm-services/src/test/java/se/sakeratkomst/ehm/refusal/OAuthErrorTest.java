package se.sakeratkomst.ehm.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.sakeratkomst.saml.Finding;

class OAuthErrorTest {

    @Test
    void theDescriptionHasOnlyTheCharactersThatRfc6749Allows() {
        assertThat(OAuthError.allowed("Förskrivare \"x\" \\ 漢 …\n")).isEqualTo("Forskrivare 'x' ' ? ??");
    }

    @Test
    void everyFindingIsInTheDescription() {
        Refusal refusal = new Refusal(
                400,
                "invalid_grant",
                java.util.List.of(
                        Finding.error("EHM-024", "a", "b", "c", "d"), Finding.error("EHM-025", "e", "f", "g", "h")));
        assertThat(new OAuthError("invalid_grant", refusal).members().get("error_description"))
                .isEqualTo("Attempted: a. Observed: b. Expected: c. Remedy: d [EHM-024] | "
                        + "Attempted: e. Observed: f. Expected: g. Remedy: h [EHM-025]");
    }
}
