package se.sakeratkomst.cards.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Slot;
import se.sakeratkomst.cards.RunningCards;
import se.sakeratkomst.kit.problem.ProblemException;

class CardTokenTest {

    private static final byte[] ID = {1, 1};
    private static final byte[] DATA = {1, 2, 3};

    private static SoftHsm hsm;

    @BeforeAll
    static void load() {
        RunningCards.deleteRecursively(RunningCards.HOME);
        SoftHsmConfiguration.prepare(System.getenv(SoftHsmConfiguration.VARIABLE), RunningCards.HOME);
        hsm = SoftHsm.load(SoftHsmConfiguration.library(null), 2048);
    }

    @AfterAll
    static void unload() {
        hsm.close();
    }

    @Test
    void signsWithAKeyThatWasGeneratedOnTheToken() throws Exception {
        CardToken token = hsm.make("TEST signs", "12345678", "123456");

        RSAPublicKey key = token.asUser("123456", unlocked -> unlocked.generate(ID, "key", 2048));
        byte[] signature = token.asUser("123456", unlocked -> unlocked.sign(ID, DATA));

        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        verifier.update(DATA);
        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void aWrongPinIsRefusedWhileAnotherIsLoggedInToTheSameToken() throws Exception {
        CardToken token = hsm.make("TEST mutex", "12345678", "123456");
        CountDownLatch loggedIn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> {
            try {
                return token.asUser("123456", unlocked -> {
                    loggedIn.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "signed";
                });
            } catch (WrongPin e) {
                throw new IllegalStateException(e);
            }
        });
        loggedIn.await();
        CompletableFuture<String> second = new CompletableFuture<>();
        Thread intruder = new Thread(() -> {
            try {
                second.complete(token.asUser("000000", unlocked -> "let in"));
            } catch (WrongPin e) {
                second.completeExceptionally(e);
            }
        });

        intruder.start();
        while (intruder.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(second).isNotDone();
        goOn.countDown();

        assertThat(first.get()).isEqualTo("signed");
        assertThatThrownBy(second::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(WrongPin.class);
    }

    @Test
    void aNewPinIsSetByThePukOnly() throws Exception {
        CardToken token = hsm.make("TEST puk", "12345678", "123456");

        assertThatThrownBy(() -> token.setPin("87654321", "654321")).isInstanceOf(WrongPin.class);
        token.setPin("12345678", "654321");

        assertThatThrownBy(() -> token.asUser("123456", unlocked -> "in")).isInstanceOf(WrongPin.class);
        assertThat(token.<String>asUser("654321", unlocked -> "in")).isEqualTo("in");
    }

    @Test
    void makingATokenAgainWipesWhatAnEarlierTryLeft() throws Exception {
        CardToken half = hsm.make("TEST half", "12345678", "123456");
        half.asUser("123456", unlocked -> unlocked.generate(ID, "key", 2048));

        CardToken whole = hsm.make("TEST half", "12345678", "123456");

        assertThatThrownBy(() -> whole.asUser("123456", unlocked -> unlocked.sign(ID, DATA)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no private key with CKA_ID 0101");
    }

    @Test
    void theLibraryTellsWhenItDoesNotLoad() {
        assertThatThrownBy(() -> SoftHsm.load(Path.of("/etc/hostname"), 2048))
                .isInstanceOf(SoftHsmUnavailable.class)
                .hasMessageContaining("/etc/hostname did not load");
    }

    /** Why the mutex is there: a session that never logged in uses the key while another is logged in. */
    @Test
    void withoutTheMutexOneLoginOpensTheTokenForTheWholeProcess() throws Exception {
        CardToken token = hsm.make("TEST process-wide", "12345678", "123456");
        token.asUser("123456", unlocked -> unlocked.generate(ID, "key", 2048));

        int seen = token.asUser("123456", unlocked -> privateKeysSeenByAStranger());

        assertThat(seen).isPositive();
    }

    private static int privateKeysSeenByAStranger() {
        try {
            PKCS11Module module =
                    PKCS11Module.getInstance(SoftHsmConfiguration.library(null).toString());
            for (Slot slot : module.getSlotList(true)) {
                if (slot.getToken().getTokenInfo().getLabel().strip().equals("TEST process-wide")) {
                    var session = slot.getToken().openSession(false);
                    try {
                        return session.findAllObjectsSingle(new org.xipki.pkcs11.wrapper.AttributeVector()
                                        .class_(org.xipki.pkcs11.wrapper.PKCS11Constants.CKO_PRIVATE_KEY))
                                .length;
                    } finally {
                        session.closeSession();
                    }
                }
            }
            return 0;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
