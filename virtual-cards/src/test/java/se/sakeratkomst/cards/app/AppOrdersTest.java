package se.sakeratkomst.cards.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.app.AppOrder.State;
import se.sakeratkomst.cards.challenge.Challenge;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.ProblemException;

class AppOrdersTest {

    private static final Challenge CHALLENGE = Challenge.ordered("""
            {"purpose":"TEST-legitimering","idp":"urn:idp","sp":"urn:sp","login":"7","nonce":"n",\
            "issued":"2026-11-23T10:00:00Z"}""".getBytes(StandardCharsets.UTF_8));

    private final Hand hand = new Hand();
    private final AppOrders orders = new AppOrders(new AppSettings(Duration.ofMinutes(2), 3), hand);

    @Test
    void anOrderExpiresWhenItsTimeIsUpAndIsToldOnce() {
        AppOrder order = orders.place(LabId.DEFAULT, CHALLENGE);

        hand.forward(Duration.ofSeconds(119));
        assertThat(orders.sweep(LabId.DEFAULT)).isEmpty();
        assertThat(order.secondsLeft(hand.instant())).isEqualTo(1);

        hand.forward(Duration.ofSeconds(1));
        assertThat(orders.sweep(LabId.DEFAULT)).containsExactly(order);
        assertThat(orders.sweep(LabId.DEFAULT)).isEmpty();
        assertThat(order.state()).isEqualTo(State.EXPIRED);
        assertThat(order.sign(new byte[] {1})).isFalse();
        assertThat(order.cms()).isNull();
    }

    @Test
    void aSignatureOutlivesTheTimeOfItsOrder() {
        AppOrder order = orders.place(LabId.DEFAULT, CHALLENGE);
        assertThat(order.sign(new byte[] {1})).isTrue();

        hand.forward(Duration.ofMinutes(3));

        assertThat(orders.sweep(LabId.DEFAULT)).isEmpty();
        assertThat(orders.bySecret(LabId.DEFAULT, order.secret())).contains(order);
        assertThat(order.cms()).containsExactly(1);
    }

    @Test
    void whatHasEndedIsForgottenInTheEndAndMakesRoomAtOnce() {
        AppOrder order = orders.place(LabId.DEFAULT, CHALLENGE);
        orders.place(LabId.DEFAULT, CHALLENGE);
        orders.place(LabId.DEFAULT, CHALLENGE);
        assertThatThrownBy(() -> orders.place(LabId.DEFAULT, CHALLENGE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("3 orders of lab default");

        order.cancel();
        orders.place(LabId.DEFAULT, CHALLENGE);
        assertThat(orders.byCode(LabId.DEFAULT, order.code())).isPresent();
        hand.forward(Duration.ofMinutes(13));
        orders.sweep(LabId.DEFAULT);
        assertThat(orders.byCode(LabId.DEFAULT, order.code())).isEmpty();
        assertThat(orders.bySecret(LabId.DEFAULT, order.secret())).isEmpty();
    }

    @Test
    void codesAreOfUnambiguousCharactersAndDiffer() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            AppOrder order = orders.place(LabId.DEFAULT, CHALLENGE);
            order.cancel();
            codes.add(order.code());
        }
        assertThat(codes).hasSize(300).allMatch(code -> code.matches("[2-9A-HJKMNP-TV-Z]{6}"));
    }

    @Test
    void whatIsTypedIsReadAsTheCodeOrAsNone() {
        assertThat(AppOrders.normal("abc 2-34")).contains("ABC234");
        assertThat(AppOrders.normal("ABC23")).isEmpty();
        assertThat(AppOrders.normal("ABC230")).isEmpty();
        assertThat(AppOrders.normal("")).isEmpty();
        assertThat(AppOrders.normal("A".repeat(5000))).isEmpty();
    }

    @Test
    void anAddressMayAskAgainAfterAWhile() {
        UnknownCodes unknown = new UnknownCodes(hand);
        for (int i = 0; i < UnknownCodes.MOST; i++) {
            unknown.require(LabId.DEFAULT, "192.0.2.1");
            unknown.unknown(LabId.DEFAULT, "192.0.2.1");
        }
        assertThatThrownBy(() -> unknown.require(LabId.DEFAULT, "192.0.2.1")).isInstanceOf(ProblemException.class);
        unknown.require(LabId.DEFAULT, "192.0.2.2");
        unknown.require(new LabId("another"), "192.0.2.1");

        hand.forward(UnknownCodes.WHILE);

        unknown.require(LabId.DEFAULT, "192.0.2.1");
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
