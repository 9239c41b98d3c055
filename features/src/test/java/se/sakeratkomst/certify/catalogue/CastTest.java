package se.sakeratkomst.certify.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CastTest {
    private static final Cast.CardHolder PRIVATE = Cast.load().cardHolder("privatpersonen");
    private static final Cast.CardHolder PHYSICIAN = Cast.load().cardHolder("läkaren");

    @Test
    void aPrivatePersonHasNoHsaIdToBeFoundBy() {
        assertThat(PRIVATE.isIdentifiedIn("a page about nobody")).isFalse();
        assertThat(PRIVATE.isIdentifiedIn("user " + PRIVATE.personnummer())).isTrue();
    }

    @Test
    void staffAreFoundByEitherNumber() {
        assertThat(PHYSICIAN.isIdentifiedIn("user " + PHYSICIAN.hsaId())).isTrue();
        assertThat(PHYSICIAN.isIdentifiedIn("user " + PHYSICIAN.personnummer())).isTrue();
        assertThat(PHYSICIAN.isIdentifiedIn(PHYSICIAN.name())).isFalse();
    }
}
