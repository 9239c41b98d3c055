package se.sakeratkomst.cards.token;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Slot;
import org.xipki.pkcs11.wrapper.StaticLogger;
import org.xipki.pkcs11.wrapper.Token;
import org.xipki.pkcs11.wrapper.TokenInfo;

/**
 * SoftHSM, loaded once in this process and in no other of the sandbox. A login counts for the whole process, so every use of a
 * token goes through its {@link CardToken}, which lets one in at a time.
 *
 * @see <a href="https://docs.oasis-open.org/pkcs11/pkcs11-base/v2.40/pkcs11-base-v2.40.html">PKCS #11 2.40</a>
 */
public final class SoftHsm implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SoftHsm.class);
    private static final int LABEL_LENGTH = 32;

    private final PKCS11Module module;
    private final boolean mine;
    private final Map<String, CardToken> bySerial = new ConcurrentHashMap<>();
    private final Map<String, CardToken> byLabel = new ConcurrentHashMap<>();
    private final ReentrantLock making = new ReentrantLock();
    private final int keySize;

    private SoftHsm(PKCS11Module module, boolean mine, int keySize) {
        this.module = module;
        this.mine = mine;
        this.keySize = keySize;
    }

    /** Loads the library and initialises it; {@link SoftHsmConfiguration#prepare} must have been called before. */
    public static SoftHsm load(Path library, int keySize) {
        StaticLogger.setLogger(new WrapperLog());
        try {
            PKCS11Module module = PKCS11Module.getInstance(library.toString());
            SoftHsm hsm = new SoftHsm(module, initialised(module), keySize);
            hsm.look();
            return hsm;
        } catch (IOException | PKCS11Exception | UnsatisfiedLinkError e) {
            throw new SoftHsmUnavailable(
                    library + " did not load: " + e.getMessage(),
                    "a PKCS#11 library for this machine (" + System.getProperty("os.arch") + ")",
                    "Install softhsm2 for this architecture, and see that java.io.tmpdir can be written.",
                    e);
        }
    }

    private static boolean initialised(PKCS11Module module) throws PKCS11Exception {
        try {
            module.initialize();
            return true;
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() == PKCS11Constants.CKR_CRYPTOKI_ALREADY_INITIALIZED) {
                return false;
            }
            throw e;
        }
    }

    /** Serial numbers of all tokens that are there. */
    public Set<String> serials() {
        try {
            return Arrays.stream(module.getSlotList(true))
                    .flatMap(slot -> info(slot).stream())
                    .filter(TokenInfo::isTokenInitialized)
                    .map(info -> info.getSerialNumber().strip())
                    .collect(Collectors.toSet());
        } catch (PKCS11Exception e) {
            throw unlisted(e);
        }
    }

    /** Learns which tokens there are; each question for one of thousands would otherwise ask all of them. */
    private void look() throws PKCS11Exception {
        for (Slot slot : module.getSlotList(true)) {
            info(slot).filter(TokenInfo::isTokenInitialized).ifPresent(info -> remember(slot.getToken(), info));
        }
    }

    private CardToken remember(Token token, TokenInfo info) {
        CardToken card = new CardToken(
                token, info.getLabel().strip(), info.getSerialNumber().strip());
        bySerial.put(card.serial(), card);
        byLabel.put(card.label(), card);
        return card;
    }

    /** The token of that serial number, empty where SoftHSM has none. */
    public Optional<CardToken> token(String serial) {
        return Optional.ofNullable(bySerial.get(serial)).filter(CardToken::isThere);
    }

    private Optional<CardToken> byLabel(String label) {
        return Optional.ofNullable(byLabel.get(label)).filter(CardToken::isThere);
    }

    /** Whether a token of that label can be made: there is none, or one with that PUK, which would be wiped. */
    public boolean canMake(String label, String puk) {
        return byLabel(label).map(half -> half.opensWithPuk(puk)).orElse(true);
    }

    /**
     * Makes a token. A token of that label is one that no card has (any more), for example half-made by an earlier try, and is wiped.
     *
     * @param label at most 32 bytes, unique
     * @param puk becomes the security officer's PIN, which alone can set a new user PIN
     */
    public CardToken make(String label, String puk, String pin) {
        making.lock();
        try {
            Optional<CardToken> old = byLabel(label);
            Slot slot = old.map(CardToken::slot)
                    .or(this::free)
                    .orElseThrow(() -> TokenFault.of(
                            "Make the token '" + label + "'",
                            "no free slot in SoftHSM",
                            "one free slot, as SoftHSM always has",
                            "Look at SoftHSM's log and the free space of the disk."));
            module.getPKCS11Module().C_CloseAllSessions(slot.getSlotID());
            module.getPKCS11Module().C_InitToken(slot.getSlotID(), puk.toCharArray(), padded(label), true);
            Token token = slot.getToken();
            Session session = token.openSession(true);
            session.login(PKCS11Constants.CKU_SO, puk.toCharArray());
            try {
                session.initPIN(pin.toCharArray());
            } finally {
                session.logout();
                session.closeSession();
            }
            old.ifPresent(wiped -> bySerial.remove(wiped.serial()));
            return remember(token, token.getTokenInfo());
        } catch (PKCS11Exception e) {
            throw failed(label, e.getErrorName(), e);
        } catch (iaik.pkcs.pkcs11.wrapper.PKCS11Exception e) {
            throw failed(label, new PKCS11Exception(e.getErrorCode()).getErrorName(), e);
        } finally {
            making.unlock();
        }
    }

    /** Bits of the RSA keys that tokens generate. */
    public int keySize() {
        return keySize;
    }

    /** Finalises the library, so that the next start reads the tokens from disk. */
    @Override
    public void close() {
        if (!mine) {
            return;
        }
        try {
            module.finalize(null);
        } catch (PKCS11Exception e) {
            LOG.warn("SoftHSM did not finalise: {}", e.getErrorName());
        }
    }

    /** SoftHSM's slot without a token; it has one at all times, the last. */
    private Optional<Slot> free() {
        try {
            Slot[] slots = module.getSlotList(true);
            for (int i = slots.length - 1; i >= 0; i--) {
                if (info(slots[i]).filter(info -> !info.isTokenInitialized()).isPresent()) {
                    return Optional.of(slots[i]);
                }
            }
            return Optional.empty();
        } catch (PKCS11Exception e) {
            throw unlisted(e);
        }
    }

    private static RuntimeException unlisted(PKCS11Exception cause) {
        return TokenFault.of(
                "List SoftHSM's tokens",
                String.valueOf(cause.getErrorName()),
                "a list of slots",
                "Look at SoftHSM's log; restart the card service.",
                cause);
    }

    /** A token whose folder was taken away while the library runs answers with an error: it is not there. */
    private static Optional<TokenInfo> info(Slot slot) {
        try {
            return Optional.of(slot.getToken().getTokenInfo());
        } catch (PKCS11Exception e) {
            return Optional.empty();
        }
    }

    private static RuntimeException failed(String label, @Nullable String observed, Exception cause) {
        return TokenFault.of(
                "Make the token '" + label + "'",
                String.valueOf(observed),
                "a new token with its PIN",
                "Look at SoftHSM's log. Where a token of that label has another PUK, remove its folder and restart.",
                cause);
    }

    private static char[] padded(String label) {
        if (label.length() > LABEL_LENGTH || !label.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("A token label has at most 32 ASCII characters: '" + label + "'");
        }
        char[] padded = new char[LABEL_LENGTH];
        Arrays.fill(padded, ' ');
        label.getChars(0, label.length(), padded, 0);
        return padded;
    }

    /** The wrapper prints to standard output unless it is given a logger. */
    private static final class WrapperLog implements org.xipki.pkcs11.wrapper.Logger {

        @Override
        public void info(String format, Object... arguments) {
            LOG.debug(format, arguments);
        }

        @Override
        public void warn(String format, Object... arguments) {
            LOG.warn(format, arguments);
        }

        @Override
        public void error(String format, Object... arguments) {
            LOG.error(format, arguments);
        }

        @Override
        public void debug(String format, Object... arguments) {
            LOG.trace(format, arguments);
        }

        @Override
        public void trace(String format, Object... arguments) {
            LOG.trace(format, arguments);
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return LOG.isDebugEnabled();
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }
    }
}
