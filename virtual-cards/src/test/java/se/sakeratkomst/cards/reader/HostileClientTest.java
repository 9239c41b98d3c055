package se.sakeratkomst.cards.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.reader.WireClient.parts;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;

/** Clients that are not of the protocol: each is answered with an error or dropped, and the next one is served as if nothing had been. */
class HostileClientTest {

    private static final int CLIENTS = 8;

    private static RunningCards cards;
    private static Path socket;

    @BeforeAll
    static void start() {
        cards = RunningCards.fresh("--sandbox.reader.clients=" + CLIENTS);
        cards.putJson("/api/readers/reader/card", Map.of("card", ANNA));
        socket = Path.of(JSON.readTree(cards.get("/api/readers").body())
                .path(0)
                .path("socket")
                .asString());
    }

    @AfterAll
    static void stop() {
        cards.close();
    }

    @AfterEach
    void aGoodClientIsServedAfterwards() {
        try (WireClient good = WireClient.open(socket)) {
            long session = good.openSession(WireClient.LEGITIMERING);
            good.login(session, WireClient.USER, PIN_1).ok();
            assertThat(good.signOnce(session, "TEST").array()).hasSize(256);
        }
    }

    @Test
    void aNewerClientIsAnsweredWithVersion0() {
        try (WireClient newer = new WireClient(socket)) {
            assertThat(newer.greet(2)).isZero();
            newer.initialise().ok();
        }
    }

    @Test
    void aCallBeforeInitialisingIsRefused() {
        try (WireClient client = new WireClient(socket)) {
            client.greet(0);

            assertThat(client.call(Call.GET_INFO, parts()).code()).isEqualTo(Ck.CKR_CRYPTOKI_NOT_INITIALIZED);
        }
    }

    @Test
    void anotherGreetingIsRefused() {
        try (WireClient client = new WireClient(socket)) {
            client.greet(0);

            assertThat(client.call(
                                    Call.INITIALIZE,
                                    parts().array(new byte[41]).u8(0).array(new byte[1]))
                            .code())
                    .isEqualTo(Ck.CKR_DEVICE_ERROR);
        }
    }

    @Test
    void callsThatTheReaderDoesNotKnowAreRefused() {
        try (WireClient client = WireClient.open(socket)) {
            for (int call : List.of(0, 16, 29, 33, 40, 58, 62, 66, 89, 200, Integer.MAX_VALUE, -1)) {
                assertThat(client.call(call, "uMu", new byte[20]).code())
                        .as("call %s", call)
                        .isEqualTo(Ck.CKR_FUNCTION_NOT_SUPPORTED);
            }
        }
    }

    @Test
    void aCallOfAnotherShapeIsRefused() {
        try (WireClient client = WireClient.open(socket)) {
            assertThat(client.call(Call.GET_SLOT_INFO.number(), "uu", new byte[16])
                            .code())
                    .isEqualTo(Ck.CKR_DEVICE_ERROR);
        }
    }

    @Test
    void valuesThatAreTooShortTooLongOrLieAboutTheirLengthAreRefused() {
        try (WireClient client = WireClient.open(socket)) {
            long session = client.openSession(0);
            for (byte[] values : List.of(
                    new byte[0],
                    new byte[7],
                    parts().ulong(session)
                            .ulong(1)
                            .u8(1)
                            .u32(1_000_000)
                            .raw(new byte[4])
                            .bytes(),
                    parts().ulong(session).ulong(1).u8(1).u32(-2).bytes(),
                    parts().ulong(session).ulong(1).array(new byte[3]).u8(0).bytes())) {
                assertThat(client.call(Call.LOGIN.number(), "uuay", values).code())
                        .isEqualTo(Ck.CKR_DEVICE_ERROR);
            }
            assertThat(client.call(
                                    Call.FIND_OBJECTS_INIT,
                                    parts().ulong(session).u32(Integer.MAX_VALUE))
                            .code())
                    .isEqualTo(Ck.CKR_DEVICE_ERROR);
        }
    }

    @Test
    void everyCallWithEveryHandleOfNobodyIsRefused() {
        try (WireClient client = WireClient.open(socket)) {
            for (long handle : new long[] {0, -1, 77, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertThat(client.call(Call.GET_SESSION_INFO, parts().ulong(handle))
                                .code())
                        .isEqualTo(Ck.CKR_SESSION_HANDLE_INVALID);
                assertThat(client.call(Call.GET_SLOT_INFO, parts().ulong(handle == 0 ? 2 : handle))
                                .code())
                        .isEqualTo(Ck.CKR_SLOT_ID_INVALID);
                assertThat(client.signInit(client.openSession(0), handle).code())
                        .isEqualTo(Ck.CKR_USER_NOT_LOGGED_IN);
            }
        }
    }

    @Test
    void aMessageLongerThanAnyIsNotRead() {
        try (WireClient client = WireClient.open(socket)) {
            client.raw(ByteBuffer.allocate(12)
                    .putInt(99)
                    .putInt(0)
                    .putInt(Integer.MAX_VALUE)
                    .array());

            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aHeaderOfNoMessageEndsTheClient() {
        for (int[] header : new int[][] {{0, 0, 0}, {99, -1, 0}, {99, 0, -1}, {99, 100_000, 0}}) {
            try (WireClient client = WireClient.open(socket)) {
                client.raw(ByteBuffer.allocate(12)
                        .putInt(header[0])
                        .putInt(header[1])
                        .putInt(header[2])
                        .array());

                assertThat(client.isClosed()).isTrue();
            }
        }
    }

    @Test
    void halfAMessageHoldsUpNobodyElse() {
        WireClient half = WireClient.open(socket);
        half.raw(ByteBuffer.allocate(20).putInt(99).putInt(0).putInt(1_000_000).array());
        aGoodClientIsServedAfterwards();
        half.close();
    }

    @Test
    void moreClientsThanAllowedAreShownTheDoor() {
        List<WireClient> many = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                many.add(WireClient.open(socket));
            }
            try (WireClient tooMuch = new WireClient(socket)) {
                assertThat(tooMuch.isClosed()).isTrue();
            }
        } finally {
            many.forEach(WireClient::close);
        }
        while (JSON.readTree(cards.get("/api/readers").body())
                        .path(0)
                        .path("clients")
                        .asInt()
                > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void noiseInsideWellFramedMessagesIsAnsweredWithErrors() {
        Random noise = new Random(4711);
        try (WireClient client = WireClient.open(socket)) {
            for (int i = 0; i < 2000; i++) {
                Call call = Call.values()[1 + noise.nextInt(Call.values().length - 1)];
                if (call == Call.FINALIZE || call == Call.WAIT_FOR_SLOT_EVENT) {
                    continue;
                }
                byte[] values = new byte[noise.nextInt(64)];
                noise.nextBytes(values);
                assertThat(client.call(call.number(), call.request(), values).code())
                        .as("%s with noise", call)
                        .isNotEqualTo(Ck.CKR_GENERAL_ERROR);
            }
        }
    }
}
