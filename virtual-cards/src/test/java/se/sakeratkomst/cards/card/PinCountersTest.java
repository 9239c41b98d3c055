package se.sakeratkomst.cards.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PinCountersTest {

    private static final long ROW = 7;

    private final List<Integer> written = new ArrayList<>();
    private int stored = 3;
    private final PinCounters counters = new PinCounters(rows(), 3);

    @AfterEach
    void close() {
        counters.close();
    }

    @Test
    void aTryIsWrittenBeforeThePinIsTried() {
        assertThat(counters.take(ROW)).isTrue();

        assertThat(stored).isEqualTo(2);
    }

    @Test
    void signatureUponSignatureWithTheRightPinWritesOnce() {
        for (int i = 0; i < 100; i++) {
            counters.take(ROW);
            counters.right(ROW);
        }

        assertThat(counters.left(ROW)).isEqualTo(3);
        synchronized (written) {
            assertThat(written).containsExactly(2);
        }
    }

    @Test
    void theTriesComeBackInTheDatabaseWhenTheTokenRests() throws Exception {
        counters.take(ROW);
        counters.right(ROW);

        synchronized (written) {
            while (stored != 3) {
                written.wait(5_000);
            }
        }

        assertThat(written).containsExactly(2, 3);
    }

    @Test
    void theDatabaseNeverKnowsOfMoreTriesThanThereAre() {
        counters.take(ROW);
        counters.right(ROW);
        for (int left = 2; left >= 0; left--) {
            assertThat(counters.take(ROW)).isTrue();
            assertThat(stored).isLessThanOrEqualTo(left);
            assertThat(counters.wrong(ROW)).isEqualTo(left);
        }

        assertThat(counters.take(ROW)).isFalse();
        assertThat(stored).isZero();
    }

    @Test
    void aTryThatWasNotJudgedIsGivenBack() {
        counters.take(ROW);
        counters.wrong(ROW);
        counters.take(ROW);
        counters.unjudged(ROW);

        assertThat(counters.left(ROW)).isEqualTo(2);
    }

    @Test
    void closingWritesWhatIsNotYetWritten() {
        counters.take(ROW);
        counters.right(ROW);

        counters.close();

        assertThat(stored).isEqualTo(3);
    }

    private TokenRows rows() {
        return (TokenRows) Proxy.newProxyInstance(
                TokenRows.class.getClassLoader(),
                new Class<?>[] {TokenRows.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "findById" ->
                        Optional.of(new TokenRow(
                                ROW,
                                "default",
                                "anna",
                                "legitimering",
                                "TEST",
                                "1",
                                "plan",
                                "114477",
                                stored,
                                10,
                                Set.of()));
                    case "setTries" -> {
                        synchronized (written) {
                            stored = (int) arguments[1];
                            written.add(stored);
                            written.notifyAll();
                        }
                        yield 1;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
