package se.sakeratkomst.cards.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;
import static se.sakeratkomst.cards.RunningCards.PIN_1;
import static se.sakeratkomst.cards.RunningCards.PIN_2;
import static se.sakeratkomst.cards.RunningCards.WRONG_PIN;
import static se.sakeratkomst.cards.RunningCards.challenge;
import static se.sakeratkomst.cards.reader.WireClient.LEGITIMERING;
import static se.sakeratkomst.cards.reader.WireClient.OFFICER;
import static se.sakeratkomst.cards.reader.WireClient.UNDERSKRIFT;
import static se.sakeratkomst.cards.reader.WireClient.USER;
import static se.sakeratkomst.cards.reader.WireClient.parts;

import java.io.ByteArrayInputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.sakeratkomst.cards.RunningCards;
import se.sakeratkomst.cards.reader.WireClient.Outcome;
import se.sakeratkomst.cards.token.CardToken;
import se.sakeratkomst.cards.token.SoftHsm;
import tools.jackson.databind.JsonNode;

/** What a PKCS#11 client may do with a card in the reader, and what it may not. */
class ReaderTest {

    private static final String OTHER = "rut-testreserv";

    private static RunningCards cards;

    @BeforeAll
    static void start() {
        cards = RunningCards.fresh();
    }

    @AfterAll
    static void stop() {
        cards.close();
    }

    @BeforeEach
    void insert() {
        insert(ANNA);
    }

    @AfterEach
    void reset() {
        cards.reset();
    }

    @Test
    void aClientSignsWithTheCardAndTheJournalSaysWhichKeyDid() throws Exception {
        try (WireClient client = client()) {
            long session = client.openSession(LEGITIMERING);
            client.login(session, USER, PIN_1).ok();

            byte[] signature = client.signOnce(session, "TEST").array();

            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(token(0).path("certificates")
                            .path(0)
                            .path("pem")
                            .asString()
                            .getBytes(StandardCharsets.US_ASCII))));
            verifier.update("TEST".getBytes(StandardCharsets.US_ASCII));
            assertThat(verifier.verify(signature)).isTrue();
        }
        JsonNode entry = cards.journal("card.signature").get(0);
        assertThat(entry.path("outcome").asString()).isEqualTo("accepted");
        assertThat(entry.path("facts").path("reader").asString()).isEqualTo("reader");
        assertThat(entry.path("facts").path("tokenSerial").asString())
                .isEqualTo(token(0).path("serial").asString());
        assertThat(entry.path("facts").path("mechanism").asString()).isEqualTo("CKM_SHA256_RSA_PKCS");
        assertThat(cards.control("GET", "/admin/labs/default/journal", null).body())
                .doesNotContain(PIN_1);
    }

    @Test
    void withoutACardThereAreSlotsAndNoToken() {
        remove();
        try (WireClient client = client()) {
            assertThat(slots(client, false)).containsExactly(0L, 1L);
            assertThat(slots(client, true)).isEmpty();
            assertThat(client.call(Call.GET_TOKEN_INFO, parts().ulong(0)).code())
                    .isEqualTo(Ck.CKR_TOKEN_NOT_PRESENT);

            insert(ANNA);

            assertThat(slots(client, true)).containsExactly(0L, 1L);
        }
    }

    @Test
    void threeWrongPinsBlockTheTokenForEveryoneAndThePukUnblocksIt() {
        try (WireClient client = client()) {
            long session = client.openSession(LEGITIMERING);

            assertThat(client.login(session, USER, WRONG_PIN).code()).isEqualTo(Ck.CKR_PIN_INCORRECT);
            assertThat(flags(client)).matches(flags -> (flags & Ck.CKF_USER_PIN_COUNT_LOW) != 0);
            assertThat(client.login(session, USER, WRONG_PIN).code()).isEqualTo(Ck.CKR_PIN_INCORRECT);
            assertThat(flags(client)).matches(flags -> (flags & Ck.CKF_USER_PIN_FINAL_TRY) != 0);
            assertThat(client.login(session, USER, WRONG_PIN).code()).isEqualTo(Ck.CKR_PIN_INCORRECT);
            assertThat(flags(client)).matches(flags -> (flags & Ck.CKF_USER_PIN_LOCKED) != 0);
            assertThat(client.login(session, USER, PIN_1).code()).isEqualTo(Ck.CKR_PIN_LOCKED);
            assertThat(cards.sign(ANNA, PIN_1, challenge("login-1")).statusCode())
                    .isEqualTo(423);

            assertThat(client.login(session, OFFICER, "12345678").code()).isEqualTo(Ck.CKR_PIN_INCORRECT);
            assertThat(flags(client)).matches(flags -> (flags & Ck.CKF_SO_PIN_COUNT_LOW) != 0);
            client.login(session, OFFICER, puk()).ok();
            assertThat(flags(client)).matches(flags -> (flags & Ck.CKF_SO_PIN_COUNT_LOW) == 0);
            assertThat(client.call(
                                    Call.INIT_PIN,
                                    parts().ulong(session).array("12345".getBytes(StandardCharsets.UTF_8)))
                            .code())
                    .isEqualTo(Ck.CKR_PIN_LEN_RANGE);
            client.call(Call.INIT_PIN, parts().ulong(session).array("121212".getBytes(StandardCharsets.UTF_8)))
                    .ok();
            client.call(Call.LOGOUT, parts().ulong(session)).ok();
            client.login(session, USER, "121212").ok();
            assertThat(flags(client)).matches(flags -> (flags & Ck.CKF_USER_PIN_LOCKED) == 0);
        }
        assertThat(cards.journal("reader.login").stream()
                        .map(entry -> entry.path("outcome").asString()))
                .containsExactly("refused", "refused", "refused", "refused", "refused", "accepted", "accepted");
        assertThat(cards.journal("card.unblocked")).hasSize(1);
    }

    @Test
    void aUserChangesHisOwnPinAndAWrongOldOneCosts() {
        try (WireClient client = client()) {
            long session = client.openSession(LEGITIMERING);

            assertThat(setPin(client, session, WRONG_PIN, "343434").code()).isEqualTo(Ck.CKR_PIN_INCORRECT);
            assertThat(token(0).path("triesLeft").asInt()).isEqualTo(2);
            setPin(client, session, PIN_1, "343434").ok();

            assertThat(token(0).path("triesLeft").asInt()).isEqualTo(3);
            assertThat(token(0).path("pin").asString()).isEqualTo("343434");
            client.login(session, USER, "343434").ok();
            assertThat(cards.sign(ANNA, "343434", challenge("login-2")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void oneClientsLoginOpensTheCardForNoOther() {
        try (WireClient first = client();
                WireClient second = client()) {
            long session = first.openSession(LEGITIMERING);
            first.login(session, USER, PIN_1).ok();
            long strange = second.openSession(LEGITIMERING);

            assertThat(second.privateKey(strange)).isZero();
            assertThat(second.signInit(strange, first.privateKey(session)).code())
                    .isEqualTo(Ck.CKR_USER_NOT_LOGGED_IN);
            assertThat(second.login(strange, USER, WRONG_PIN).code()).isEqualTo(Ck.CKR_PIN_INCORRECT);
            assertThat(first.signOnce(session, "TEST").array()).hasSize(256);
        }
    }

    @Test
    void aLoginIsForOneTokenOnly() {
        try (WireClient client = client()) {
            client.login(client.openSession(LEGITIMERING), USER, PIN_1).ok();
            long session = client.openSession(UNDERSKRIFT);

            assertThat(client.privateKey(session)).isZero();
            client.login(session, USER, PIN_2).ok();

            assertThat(client.signOnce(session, "TEST").array()).hasSize(256);
        }
    }

    @Test
    void aCardThatIsPulledOutWhileItSignsGivesNoSignature() {
        CardToken held = cards.bean(SoftHsm.class)
                .token(token(0).path("serial").asString())
                .orElseThrow();
        try (WireClient client = client()) {
            long session = client.openSession(LEGITIMERING);
            client.login(session, USER, PIN_1).ok();
            client.signInit(session, client.privateKey(session)).ok();
            held.seize();
            CompletableFuture<Outcome> signature;
            try {
                signature = CompletableFuture.supplyAsync(
                        () -> client.sign(session, "TEST".getBytes(StandardCharsets.UTF_8)));
                awaitSomeoneWaitingFor("reader-client-");
                remove();
            } finally {
                held.release();
            }

            assertThat(signature.join().code()).isEqualTo(Ck.CKR_DEVICE_REMOVED);
            assertThat(client.sign(session, new byte[1]).code()).isEqualTo(Ck.CKR_SESSION_HANDLE_INVALID);
        }
        JsonNode entry = cards.journal("card.signature").get(0);
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
        assertThat(entry.path("facts").path("observed").asString()).contains("taken out");
    }

    @Test
    void aCardPutInAgainMustBeLoggedInToAgain() {
        try (WireClient client = client()) {
            long before = client.openSession(LEGITIMERING);
            client.login(before, USER, PIN_1).ok();

            remove();
            insert(ANNA);

            assertThat(client.signInit(before, 3).code()).isEqualTo(Ck.CKR_SESSION_HANDLE_INVALID);
            long session = client.openSession(LEGITIMERING);
            assertThat(client.privateKey(session)).isZero();
        }
    }

    @Test
    void anotherCardInItsPlaceShowsItsOwnTokens() {
        try (WireClient client = client()) {
            client.openSession(LEGITIMERING);
            String before = serial(client);

            insert(OTHER);

            assertThat(serial(client)).isNotEqualTo(before);
            assertThat(client.call(Call.GET_SESSION_INFO, parts().ulong(1)).code())
                    .isEqualTo(Ck.CKR_SESSION_HANDLE_INVALID);
        }
    }

    @Test
    void aCardBlockedInMidSessionSignsNoMore() {
        try (WireClient client = client()) {
            long session = client.openSession(LEGITIMERING);
            client.login(session, USER, PIN_1).ok();
            assertThat(client.signOnce(session, "TEST").array()).hasSize(256);
            for (int i = 0; i < 3; i++) {
                cards.sign(ANNA, WRONG_PIN, challenge("login-3"));
            }

            assertThat(client.signOnce(session, "TEST").code()).isEqualTo(Ck.CKR_USER_NOT_LOGGED_IN);
            assertThat(client.login(session, USER, PIN_1).code()).isEqualTo(Ck.CKR_PIN_LOCKED);
        }
    }

    @Test
    void aPinReplacedInMidSessionEndsTheLoginAndTakesNoTry() {
        try (WireClient client = client()) {
            long session = client.openSession(LEGITIMERING);
            client.login(session, USER, PIN_1).ok();
            cards.postJson(
                    "/api/cards/" + ANNA + "/unblock", Map.of("puk", puk(), "use", "legitimering", "pin", "565656"));

            assertThat(client.signOnce(session, "TEST").code()).isEqualTo(Ck.CKR_USER_NOT_LOGGED_IN);
            assertThat(token(0).path("triesLeft").asInt()).isEqualTo(3);
            client.login(session, USER, "565656").ok();
            assertThat(client.signOnce(session, "TEST").array()).hasSize(256);
        }
    }

    @Test
    void whoWaitsForTheSlotIsToldWhileItsOtherCallsGoOn() {
        try (WireClient client = client()) {
            assertThat(client.call(Call.WAIT_FOR_SLOT_EVENT, parts().ulong(1)).code())
                    .isEqualTo(Ck.CKR_NO_EVENT);
            int asked = client.send(
                    Call.WAIT_FOR_SLOT_EVENT.number(), "u", parts().ulong(0).bytes());
            assertThat(slots(client, true)).hasSize(2);

            remove();

            assertThat(client.receive(asked).ulong()).isZero();
            assertThat(client.call(Call.WAIT_FOR_SLOT_EVENT, parts().ulong(1)).ulong())
                    .isEqualTo(1);
            assertThat(client.call(Call.WAIT_FOR_SLOT_EVENT, parts().ulong(1)).code())
                    .isEqualTo(Ck.CKR_NO_EVENT);
        }
    }

    @Test
    void finalisingLetsGoOfWhoWaitsForTheSlot() {
        try (WireClient client = client()) {
            int asked = client.send(
                    Call.WAIT_FOR_SLOT_EVENT.number(), "u", parts().ulong(0).bytes());
            int finish = client.send(Call.FINALIZE.number(), "", new byte[0]);

            assertThat(client.receive(asked).code()).isEqualTo(Ck.CKR_CRYPTOKI_NOT_INITIALIZED);
            client.receive(finish).ok();
        }
    }

    @Test
    void theKeysValueAndTheTokensContentAreNotTheClientsToTake() {
        try (WireClient client = client()) {
            long session = client.openSession(LEGITIMERING);
            client.login(session, USER, PIN_1).ok();
            long key = client.privateKey(session);

            Outcome secret = client.call(
                    Call.GET_ATTRIBUTE_VALUE,
                    parts().ulong(session).ulong(key).u32(1).u32(0x123).u32(256));

            secret.values().position(secret.values().limit() - 8);
            assertThat(secret.ulong()).isEqualTo(Ck.CKR_ATTRIBUTE_SENSITIVE);
            assertThat(client.call(Call.DESTROY_OBJECT, parts().ulong(session).ulong(key))
                            .code())
                    .isEqualTo(Ck.CKR_TOKEN_WRITE_PROTECTED);
            assertThat(client.call(
                                    Call.INIT_TOKEN,
                                    parts().ulong(0)
                                            .array(puk().getBytes(StandardCharsets.UTF_8))
                                            .bytes(new byte[32]))
                            .code())
                    .isEqualTo(Ck.CKR_TOKEN_WRITE_PROTECTED);
        }
    }

    @Test
    void aKeyThatWantsThePinEachTimeSignsOncePerPin() {
        stop();
        cards = RunningCards.again("--sandbox.reader.always-authenticate=true");
        try (WireClient client = client()) {
            long session = client.openSession(UNDERSKRIFT);
            client.login(session, USER, PIN_2).ok();

            assertThat(client.signOnce(session, "TEST").code()).isEqualTo(Ck.CKR_USER_NOT_LOGGED_IN);

            client.signInit(session, client.privateKey(session)).ok();
            client.login(session, Ck.CKU_CONTEXT_SPECIFIC, PIN_2).ok();
            assertThat(client.sign(session, new byte[1]).array()).hasSize(256);
        } finally {
            stop();
            cards = RunningCards.again();
        }
    }

    @Test
    void aCardIsInOneReaderAtATime() {
        assertThat(cards.putJson("/api/readers/second", "").statusCode()).isEqualTo(201);
        cards.putJson("/api/readers/second/card", Map.of("card", ANNA));

        JsonNode all = JSON.readTree(cards.get("/api/readers").body());

        assertThat(all.path(0).path("name").asString()).isEqualTo("reader");
        assertThat(all.path(0).has("card")).isFalse();
        assertThat(all.path(1).path("card").asString()).isEqualTo(ANNA);
    }

    @Test
    void theCardThatWasInTheReaderIsInItAfterARestart() {
        String before = JSON.readTree(cards.get("/api/readers").body())
                .path(0)
                .path("card")
                .asString();
        stop();
        cards = RunningCards.again();

        try (WireClient client = client()) {
            assertThat(serial(client)).isEqualTo(token(0).path("serial").asString());
        }
        assertThat(before).isEqualTo(ANNA);
    }

    @Test
    void aSocketThatACrashLeftBehindIsReplaced() throws Exception {
        Path socket = RunningCards.HOME.resolve("readers/default/reader.sock");
        stop();
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        cards = RunningCards.again();

        try (WireClient client = client()) {
            assertThat(slots(client, true)).hasSize(2);
        }
        assertThat(Files.getPosixFilePermissions(socket))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aPathThatIsTooLongForASocketIsRefusedByItsSettingAndTheServiceStarts() {
        stop();
        try (RunningCards far =
                RunningCards.again("--sandbox.reader.folder=" + RunningCards.HOME.resolve("a".repeat(100)))) {
            assertThat(JSON.readTree(far.get("/api/readers").body()).path(0).has("socket"))
                    .isFalse();
            assertThat(far.putJson("/api/readers/reader/card", Map.of("card", ANNA))
                            .body())
                    .contains("107", "sandbox.reader.folder");
        } finally {
            cards = RunningCards.again();
        }
    }

    @Test
    void aResetEmptiesTheReaderAndASnapshotFillsItAgain() {
        JsonNode snapshot = JSON.readTree(
                cards.control("GET", "/admin/labs/default/snapshot", null).body());

        cards.reset();
        assertThat(JSON.readTree(cards.get("/api/readers").body()).path(0).has("card"))
                .isFalse();
        cards.control("PUT", "/admin/labs/default/snapshot", snapshot);

        assertThat(JSON.readTree(cards.get("/api/readers").body())
                        .path(0)
                        .path("card")
                        .asString())
                .isEqualTo(ANNA);
    }

    @Test
    void eachLabHasAReaderOfItsOwn() {
        cards.control("PUT", "/admin/labs/other", null);

        JsonNode reader =
                JSON.readTree(cards.get("/labs/other/api/readers").body()).path(0);

        assertThat(reader.path("socket").asString()).endsWith("/readers/other/reader.sock");
        assertThat(reader.has("card")).isFalse();
    }

    @Test
    void aReaderThatIsNotThereAndACardThatIsNotThereAre404() {
        assertThat(cards.putJson("/api/readers/nowhere/card", Map.of("card", ANNA))
                        .statusCode())
                .isEqualTo(404);
        assertThat(cards.putJson("/api/readers/reader/card", Map.of("card", "nobody"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(cards.putJson("/api/readers/Reader%2F..", "").statusCode()).isEqualTo(400);
    }

    // ---------------------------------------------------------------- helpers

    private static WireClient client() {
        return WireClient.open(Path.of(JSON.readTree(cards.get("/api/readers").body())
                .path(0)
                .path("socket")
                .asString()));
    }

    private static void insert(String card) {
        assertThat(cards.putJson("/api/readers/reader/card", Map.of("card", card))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void remove() {
        assertThat(cards.delete("/api/readers/reader/card").statusCode()).isEqualTo(200);
    }

    private static List<Long> slots(WireClient client, boolean withToken) {
        return client.call(Call.GET_SLOT_LIST, parts().u8(withToken ? 1 : 0).u32(10))
                .ulongs();
    }

    private static long flags(WireClient client) {
        return client.call(Call.GET_TOKEN_INFO, parts().ulong(LEGITIMERING))
                .ok()
                .values()
                .getLong(4 + 4 + Call.GET_TOKEN_INFO.response().length() + 4 + 32 + 4 + 32 + 4 + 16 + 4 + 16);
    }

    private static String serial(WireClient client) {
        byte[] serial = new byte[16];
        client.call(Call.GET_TOKEN_INFO, parts().ulong(LEGITIMERING))
                .ok()
                .values()
                .get(4 + 4 + Call.GET_TOKEN_INFO.response().length() + 4 + 32 + 4 + 32 + 4 + 16 + 4, serial);
        return new String(serial, StandardCharsets.US_ASCII).strip();
    }

    private static Outcome setPin(WireClient client, long session, String old, String pin) {
        return client.call(
                Call.SET_PIN,
                parts().ulong(session)
                        .array(old.getBytes(StandardCharsets.UTF_8))
                        .array(pin.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode token(int index) {
        return JSON.readTree(cards.get("/api/cards/" + ANNA).body())
                .path("tokens")
                .path(index);
    }

    private static String puk() {
        return token(0).path("puk").asString();
    }

    private static void awaitSomeoneWaitingFor(String threads) {
        while (Thread.getAllStackTraces().entrySet().stream()
                .noneMatch(entry -> entry.getKey().getName().startsWith(threads)
                        && entry.getKey().getState() == Thread.State.WAITING
                        && List.of(entry.getValue()).toString().contains("CardToken.seize"))) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
