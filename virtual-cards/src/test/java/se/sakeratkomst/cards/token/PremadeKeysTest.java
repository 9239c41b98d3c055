package se.sakeratkomst.cards.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PremadeKeysTest {

    @Test
    void thereAreEnoughForAThousandCards() {
        assertThat(PremadeKeys.count()).isGreaterThanOrEqualTo(4000);
    }

    @Test
    void eachIsAnRsaKeyOfItsOwn() {
        IntStream.of(0, 1, 1999, PremadeKeys.count() - 1).forEach(number -> {
            PremadeKeys.RsaKey key = PremadeKeys.key(number);
            assertThat(key.prime1().isProbablePrime(50)).isTrue();
            assertThat(key.prime2().isProbablePrime(50)).isTrue();
            assertThat(key.modulus().bitLength()).isEqualTo(PremadeKeys.BITS);
            BigInteger message = BigInteger.valueOf(4711);
            assertThat(message.modPow(key.privateExponent(), key.modulus()).modPow(key.publicExponent(), key.modulus()))
                    .isEqualTo(message);
        });
        assertThat(PremadeKeys.key(0).modulus()).isNotEqualTo(PremadeKeys.key(1).modulus());
    }
}
