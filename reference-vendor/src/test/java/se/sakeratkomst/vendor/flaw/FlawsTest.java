package se.sakeratkomst.vendor.flaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlawsTest {

    @Test
    void aSwitchIsNamedInSmallLettersWithHyphens() {
        Flaws flaws = Flaws.named(List.of("ignores-audience", " accepts-replay "));
        assertThat(flaws.has(Flaw.IGNORES_AUDIENCE)).isTrue();
        assertThat(flaws.has(Flaw.ACCEPTS_REPLAY)).isTrue();
        assertThat(flaws.has(Flaw.ACCEPTS_SHA1)).isFalse();
        assertThat(flaws.names()).containsExactly("accepts-replay", "ignores-audience");
    }

    @Test
    void noNamesMeanNoFlaws() {
        assertThat(Flaws.named(List.of("")).names()).isEmpty();
    }

    @Test
    void switchesAreThrownWhileTheSystemRuns() {
        Flaws flaws = Flaws.named(List.of("ignores-audience"));
        flaws.replaceBy(List.of("accepts-replay"));
        assertThat(flaws.names()).containsExactly("accepts-replay");
        assertThatThrownBy(() -> flaws.replaceBy(List.of("accepts-reply"))).hasMessageContaining("accepts-reply");
        assertThat(flaws.names()).containsExactly("accepts-replay");
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> Flaws.named(List.of("ignores-audiense")))
                .hasMessageContaining("ignores-audiense")
                .hasMessageContaining("ignores-audience");
    }
}
