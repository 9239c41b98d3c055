package se.sakeratkomst.cards.reader;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.card.Card.OnCard;
import se.sakeratkomst.cards.card.Card.OnToken;
import se.sakeratkomst.cards.card.PinRefused;
import se.sakeratkomst.cards.card.PinRules;
import se.sakeratkomst.cards.card.ProvenPin;
import se.sakeratkomst.cards.card.TokenUse;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * The PKCS#11 module as one client has it: its sessions and its logins, which are no other client's. The client's PIN is kept here as
 * long as it is logged in, and each signature logs in to the token, signs and logs out again under the PIN rules. One thread uses it.
 *
 * @see <a href="https://docs.oasis-open.org/pkcs11/pkcs11-base/v2.40/pkcs11-base-v2.40.html">PKCS #11 2.40</a>
 */
final class VirtualModule {

    private static final int MOST_SESSIONS = 256;
    private static final int LONGEST_PIN = 16;
    private static final int MOST_RANDOM = 65_536;
    private static final long UNAVAILABLE = -1L;
    private static final long SHORTEST_RSA = 2048;
    private static final long LONGEST_RSA = 4096;
    private static final String MANUFACTURER = "TEST Saker atkomst Sandbox";

    /** A login: the user's by a PIN, or the security officer's by the PUK. */
    private record Login(@Nullable ProvenPin pin, @Nullable String puk) {}

    private final Reader reader;
    private final Client client;
    private final PinRules pins;
    private final Journal journal;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, ClientSession> sessions = new HashMap<>();
    private final Map<TokenUse, Login> logins = new EnumMap<>(TokenUse.class);
    private @Nullable Insertion known;
    private boolean initialised;
    private long lastHandle;

    VirtualModule(Reader reader, Client client, PinRules pins, Journal journal) {
        this.reader = reader;
        this.client = client;
        this.pins = pins;
        this.journal = journal;
    }

    boolean initialised() {
        return initialised;
    }

    /** Answers a call that can be answered at once. */
    Answer answer(Call call, Request request) {
        if (call == Call.INITIALIZE) {
            return initialise(request);
        }
        if (!initialised) {
            throw new CkRefusal(Ck.CKR_CRYPTOKI_NOT_INITIALIZED);
        }
        seeWhatIsIn();
        return switch (call) {
            case FINALIZE -> finish(request);
            case GET_INFO -> info(request);
            case GET_SLOT_LIST -> slots(request);
            case GET_SLOT_INFO -> slotInfo(request);
            case GET_TOKEN_INFO -> tokenInfo(request);
            case GET_MECHANISM_LIST -> mechanisms(request);
            case GET_MECHANISM_INFO -> mechanismInfo(request);
            case OPEN_SESSION -> openSession(request);
            case CLOSE_SESSION -> closeSession(request);
            case CLOSE_ALL_SESSIONS -> closeAllSessions(request);
            case GET_SESSION_INFO -> sessionInfo(request);
            case LOGIN -> login(request);
            case LOGOUT -> logout(request);
            case INIT_PIN -> initPin(request);
            case SET_PIN -> setPin(request);
            case FIND_OBJECTS_INIT -> findObjectsInit(request);
            case FIND_OBJECTS -> findObjects(request);
            case FIND_OBJECTS_FINAL -> findObjectsFinal(request);
            case GET_OBJECT_SIZE -> objectSize(request);
            case GET_ATTRIBUTE_VALUE -> attributeValue(request);
            case DIGEST_INIT -> digestInit(request);
            case DIGEST -> digest(request, request.ulong(), request.array());
            case DIGEST_UPDATE -> digestUpdate(request);
            case DIGEST_FINAL -> digest(request, request.ulong(), new byte[0]);
            case SIGN_INIT -> signInit(request);
            case SIGN -> sign(request);
            case SIGN_UPDATE -> signUpdate(request);
            case SIGN_FINAL -> signFinal(request);
            case VERIFY_INIT -> verifyInit(request);
            case VERIFY -> verify(request);
            case VERIFY_UPDATE -> verifyUpdate(request);
            case VERIFY_FINAL -> verifyFinal(request);
            case GENERATE_RANDOM -> generateRandom(request);
            case SEED_RANDOM -> throw new CkRefusal(Ck.CKR_RANDOM_SEED_NOT_SUPPORTED);
            case CREATE_OBJECT, COPY_OBJECT, DESTROY_OBJECT, SET_ATTRIBUTE_VALUE -> throw readOnly(request);
            case INIT_TOKEN -> throw new CkRefusal(Ck.CKR_TOKEN_WRITE_PROTECTED);
            default -> throw new CkRefusal(Ck.CKR_FUNCTION_NOT_SUPPORTED);
        };
    }

    // ---------------------------------------------------------------- module, slots, tokens

    private Answer initialise(Request request) {
        byte[] greeting = request.array();
        request.u8();
        request.array();
        request.end();
        if (!Arrays.equals(greeting, Connection.GREETING)) {
            throw new Request.Malformed("another greeting than that of p11-kit's protocol");
        }
        if (initialised) {
            throw new CkRefusal(Ck.CKR_CRYPTOKI_ALREADY_INITIALIZED);
        }
        initialised = true;
        seeWhatIsIn();
        return Answer.to(Call.INITIALIZE);
    }

    private Answer finish(Request request) {
        request.end();
        initialised = false;
        sessions.clear();
        logins.clear();
        return Answer.to(Call.FINALIZE);
    }

    private static Answer info(Request request) {
        request.end();
        return Answer.to(Call.GET_INFO)
                .version(2, 40)
                .padded(MANUFACTURER, 32)
                .ulong(0)
                .padded("TEST reader of virtual cards", 32)
                .version(1, 0);
    }

    private Answer slots(Request request) {
        boolean withToken = request.u8() != 0;
        long room = request.room();
        request.end();
        Insertion card = known;
        List<Long> slots = new ArrayList<>();
        for (TokenUse use : TokenUse.values()) {
            if (!withToken || (card != null && card.card().tokens().containsKey(use))) {
                slots.add((long) use.ordinal());
            }
        }
        return Answer.to(Call.GET_SLOT_LIST).ulongs(slots, room);
    }

    private Answer slotInfo(Request request) {
        TokenUse use = slot(request.ulong());
        request.end();
        Insertion card = known;
        boolean present = card != null && card.card().tokens().containsKey(use);
        return Answer.to(Call.GET_SLOT_INFO)
                .padded("TEST Sandbox card reader, " + reader.name() + " " + use.word(), 64)
                .padded(MANUFACTURER, 32)
                .ulong(Ck.CKF_REMOVABLE_DEVICE | (present ? Ck.CKF_TOKEN_PRESENT : 0))
                .version(1, 0)
                .version(1, 0);
    }

    private Answer tokenInfo(Request request) {
        TokenUse use = slot(request.ulong());
        request.end();
        OnToken token = token(use);
        long all = sessions.values().stream().filter(open -> open.use() == use).count();
        long readWrite = sessions.values().stream()
                .filter(open -> open.use() == use && open.readWrite())
                .count();
        return Answer.to(Call.GET_TOKEN_INFO)
                .padded(Reader.tokenLabel(use), 32)
                .padded(MANUFACTURER, 32)
                .padded("TEST virtual", 16)
                .padded(token.serial(), 16)
                .ulong(tokenFlags(token))
                .ulong(MOST_SESSIONS)
                .ulong(all)
                .ulong(MOST_SESSIONS)
                .ulong(readWrite)
                .ulong(8)
                .ulong(6)
                .ulong(UNAVAILABLE)
                .ulong(UNAVAILABLE)
                .ulong(UNAVAILABLE)
                .ulong(UNAVAILABLE)
                .version(1, 0)
                .version(1, 0)
                .padded("", 16);
    }

    private long tokenFlags(OnToken token) {
        int pin = pins.triesLeft(token);
        int puk = pins.pukTriesLeft(token);
        long flags = Ck.CKF_RNG | Ck.CKF_LOGIN_REQUIRED | Ck.CKF_USER_PIN_INITIALIZED | Ck.CKF_TOKEN_INITIALIZED;
        if (pin > 0 && pin < pins.pinTries()) {
            flags |= Ck.CKF_USER_PIN_COUNT_LOW;
        }
        if (pin == 1) {
            flags |= Ck.CKF_USER_PIN_FINAL_TRY;
        }
        if (pin == 0) {
            flags |= Ck.CKF_USER_PIN_LOCKED;
        }
        if (puk > 0 && puk < pins.pukTries()) {
            flags |= Ck.CKF_SO_PIN_COUNT_LOW;
        }
        if (puk == 1) {
            flags |= Ck.CKF_SO_PIN_FINAL_TRY;
        }
        if (puk == 0) {
            flags |= Ck.CKF_SO_PIN_LOCKED;
        }
        return flags;
    }

    private Answer mechanisms(Request request) {
        TokenUse use = slot(request.ulong());
        long room = request.room();
        request.end();
        token(use);
        return Answer.to(Call.GET_MECHANISM_LIST).ulongs(Mechanisms.types(), room);
    }

    private Answer mechanismInfo(Request request) {
        TokenUse use = slot(request.ulong());
        long type = request.ulong();
        request.end();
        token(use);
        if (!Mechanisms.isSignature(type)) {
            Mechanisms.digest(type);
            return Answer.to(Call.GET_MECHANISM_INFO).ulong(0).ulong(0).ulong(Ck.CKF_DIGEST);
        }
        return Answer.to(Call.GET_MECHANISM_INFO)
                .ulong(SHORTEST_RSA)
                .ulong(LONGEST_RSA)
                .ulong(Ck.CKF_SIGN | Ck.CKF_VERIFY);
    }

    // ---------------------------------------------------------------- sessions, logins, PINs

    private Answer openSession(Request request) {
        TokenUse use = slot(request.ulong());
        long flags = request.ulong();
        request.end();
        token(use);
        boolean readWrite = (flags & Ck.CKF_RW_SESSION) != 0;
        Login login = logins.get(use);
        if ((flags & Ck.CKF_SERIAL_SESSION) == 0) {
            throw new CkRefusal(Ck.CKR_SESSION_PARALLEL_NOT_SUPPORTED);
        }
        if (!readWrite && login != null && login.puk() != null) {
            throw new CkRefusal(Ck.CKR_SESSION_READ_WRITE_SO_EXISTS);
        }
        if (sessions.size() >= MOST_SESSIONS) {
            throw new CkRefusal(Ck.CKR_SESSION_COUNT);
        }
        sessions.put(++lastHandle, new ClientSession(use, readWrite));
        return Answer.to(Call.OPEN_SESSION).ulong(lastHandle);
    }

    private Answer closeSession(Request request) {
        long handle = request.ulong();
        request.end();
        TokenUse use = session(handle).use();
        sessions.remove(handle);
        logOutWhereNoSessionIsLeft(use);
        return Answer.to(Call.CLOSE_SESSION);
    }

    private Answer closeAllSessions(Request request) {
        TokenUse use = slot(request.ulong());
        request.end();
        sessions.values().removeIf(open -> open.use() == use);
        logOutWhereNoSessionIsLeft(use);
        return Answer.to(Call.CLOSE_ALL_SESSIONS);
    }

    private void logOutWhereNoSessionIsLeft(TokenUse use) {
        if (sessions.values().stream().noneMatch(open -> open.use() == use)) {
            logins.remove(use);
        }
    }

    private Answer sessionInfo(Request request) {
        ClientSession session = session(request.ulong());
        request.end();
        Login login = logins.get(session.use());
        long state;
        if (login == null) {
            state = session.readWrite() ? Ck.CKS_RW_PUBLIC_SESSION : Ck.CKS_RO_PUBLIC_SESSION;
        } else if (login.puk() != null) {
            state = Ck.CKS_RW_SO_FUNCTIONS;
        } else {
            state = session.readWrite() ? Ck.CKS_RW_USER_FUNCTIONS : Ck.CKS_RO_USER_FUNCTIONS;
        }
        return Answer.to(Call.GET_SESSION_INFO)
                .ulong(session.use().ordinal())
                .ulong(state)
                .ulong(Ck.CKF_SERIAL_SESSION | (session.readWrite() ? Ck.CKF_RW_SESSION : 0))
                .ulong(0);
    }

    private Answer login(Request request) {
        ClientSession session = session(request.ulong());
        long user = request.ulong();
        String pin = text(request.array());
        request.end();
        TokenUse use = session.use();
        Login login = logins.get(use);
        if (user == Ck.CKU_CONTEXT_SPECIFIC) {
            Operation signing = session.signing();
            if (!isUser(login)) {
                throw new CkRefusal(Ck.CKR_USER_NOT_LOGGED_IN);
            }
            signing.ownPin(proven(use, pin));
            return Answer.to(Call.LOGIN);
        }
        if (user != Ck.CKU_USER && user != Ck.CKU_SO) {
            throw new CkRefusal(Ck.CKR_USER_TYPE_INVALID);
        }
        if (login != null) {
            throw new CkRefusal(
                    isUser(login) == (user == Ck.CKU_USER)
                            ? Ck.CKR_USER_ALREADY_LOGGED_IN
                            : Ck.CKR_USER_ANOTHER_ALREADY_LOGGED_IN);
        }
        if (user == Ck.CKU_USER) {
            logins.put(use, new Login(proven(use, pin), null));
            return Answer.to(Call.LOGIN);
        }
        if (sessions.values().stream().anyMatch(open -> open.use() == use && !open.readWrite())) {
            throw new CkRefusal(Ck.CKR_SESSION_READ_ONLY_EXISTS);
        }
        OnToken token = token(use);
        judged("reader.login", "security officer", token, () -> pins.tryPuk(token, pin));
        logins.put(use, new Login(null, pin));
        return Answer.to(Call.LOGIN);
    }

    private ProvenPin proven(TokenUse use, String pin) {
        requirePossible(pin);
        OnToken token = token(use);
        ProvenPin[] proven = new ProvenPin[1];
        judged("reader.login", "user", token, () -> proven[0] = pins.prove(token, pin));
        return Objects.requireNonNull(proven[0]);
    }

    private static boolean isUser(@Nullable Login login) {
        return login != null && login.pin() != null;
    }

    private Answer logout(Request request) {
        ClientSession session = session(request.ulong());
        request.end();
        if (logins.remove(session.use()) == null) {
            throw new CkRefusal(Ck.CKR_USER_NOT_LOGGED_IN);
        }
        return Answer.to(Call.LOGOUT);
    }

    /** Unblocks: after a login by the PUK it sets a new PIN. */
    private Answer initPin(Request request) {
        ClientSession session = session(request.ulong());
        String pin = text(request.array());
        request.end();
        Login login = logins.get(session.use());
        String puk = login == null ? null : login.puk();
        if (puk == null) {
            throw new CkRefusal(Ck.CKR_USER_NOT_LOGGED_IN);
        }
        requireSixDigits(pin);
        OnToken token = token(session.use());
        judged("card.unblocked", "security officer", token, () -> pins.unblock(token, puk, pin));
        return Answer.to(Call.INIT_PIN);
    }

    private Answer setPin(Request request) {
        ClientSession session = session(request.ulong());
        String old = text(request.array());
        String pin = text(request.array());
        request.end();
        session.requireReadWrite();
        Login login = logins.get(session.use());
        if (login != null && login.puk() != null) {
            throw new CkRefusal(Ck.CKR_FUNCTION_NOT_SUPPORTED); // a card's PUK stays as it was printed
        }
        requirePossible(old);
        requireSixDigits(pin);
        OnToken token = token(session.use());
        judged("card.pin-changed", "user", token, () -> pins.changePin(token, old, pin));
        logins.remove(session.use());
        if (login != null) {
            logins.put(session.use(), new Login(pins.prove(token, pin), null));
        }
        return Answer.to(Call.SET_PIN);
    }

    /** Does what a PIN or PUK allows, and writes down that it did or did not. */
    private void judged(String kind, String as, OnToken token, Runnable work) {
        Note note = Notes.token(kind, reader.name(), client, inserted().card(), token)
                .fact("as", as);
        try {
            work.run();
        } catch (PinRefused e) {
            journal.append(reader.lab(), Notes.refused(note, e));
            throw new CkRefusal(e.problem().status() == 423 ? Ck.CKR_PIN_LOCKED : Ck.CKR_PIN_INCORRECT);
        }
        journal.append(
                reader.lab(),
                note.summary(kind + " of '" + token.label() + "' in reader " + reader.name())
                        .accepted());
    }

    private static void requirePossible(String pin) {
        if (pin.isEmpty() || pin.length() > LONGEST_PIN) {
            throw new CkRefusal(Ck.CKR_PIN_LEN_RANGE);
        }
    }

    private static void requireSixDigits(String pin) {
        if (pin.length() != 6) {
            throw new CkRefusal(Ck.CKR_PIN_LEN_RANGE);
        }
        if (!pin.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new CkRefusal(Ck.CKR_PIN_INVALID);
        }
    }

    // ---------------------------------------------------------------- objects

    private Answer findObjectsInit(Request request) {
        ClientSession session = session(request.ulong());
        List<Attribute> template = request.attributes();
        request.end();
        session.beginFinding(contents(session).find(template, isUser(logins.get(session.use()))));
        return Answer.to(Call.FIND_OBJECTS_INIT);
    }

    private Answer findObjects(Request request) {
        ClientSession session = session(request.ulong());
        long room = request.room();
        request.end();
        return Answer.to(Call.FIND_OBJECTS).ulongs(session.takeFound(room), room);
    }

    private Answer findObjectsFinal(Request request) {
        ClientSession session = session(request.ulong());
        request.end();
        session.endFinding();
        return Answer.to(Call.FIND_OBJECTS_FINAL);
    }

    private Answer objectSize(Request request) {
        ClientSession session = session(request.ulong());
        long handle = request.ulong();
        request.end();
        return Answer.to(Call.GET_OBJECT_SIZE)
                .ulong(object(session, handle, Ck.CKR_OBJECT_HANDLE_INVALID).size());
    }

    private Answer attributeValue(Request request) {
        ClientSession session = session(request.ulong());
        long handle = request.ulong();
        List<Request.Wanted> wanted = request.wanted();
        request.end();
        TokenObject object = object(session, handle, Ck.CKR_OBJECT_HANDLE_INVALID);
        long code = Ck.CKR_OK;
        List<Answer.Given> given = new ArrayList<>();
        for (Request.Wanted one : wanted) {
            Attribute attribute = object.attribute(one.type());
            byte[] value = attribute == null ? null : attribute.value();
            if (value == null) {
                code = object.keepsSecret(one.type()) ? Ck.CKR_ATTRIBUTE_SENSITIVE : Ck.CKR_ATTRIBUTE_TYPE_INVALID;
            } else if (one.room() > 0 && one.room() < value.length) {
                code = Ck.CKR_BUFFER_TOO_SMALL;
                value = null;
            }
            given.add(new Answer.Given(one.type(), value));
        }
        return Answer.to(Call.GET_ATTRIBUTE_VALUE).attributes(given).ulong(code);
    }

    private CkRefusal readOnly(Request request) {
        return new CkRefusal(
                session(request.ulong()).readWrite() ? Ck.CKR_TOKEN_WRITE_PROTECTED : Ck.CKR_SESSION_READ_ONLY);
    }

    // ---------------------------------------------------------------- digests and signatures

    private Answer digestInit(Request request) {
        ClientSession session = session(request.ulong());
        Request.Mechanism mechanism = request.mechanism();
        request.end();
        if (mechanism == null) {
            session.endDigesting();
        } else {
            session.beginDigesting(Mechanisms.digest(mechanism.type()));
        }
        return Answer.to(Call.DIGEST_INIT);
    }

    private Answer digestUpdate(Request request) {
        ClientSession session = session(request.ulong());
        byte[] data = request.array();
        request.end();
        session.digesting().update(data);
        return Answer.to(Call.DIGEST_UPDATE);
    }

    private Answer digest(Request request, long handle, byte[] data) {
        ClientSession session = session(handle);
        long room = request.room();
        request.end();
        MessageDigest digest = session.digesting();
        Call call = request.number() == Call.DIGEST.number() ? Call.DIGEST : Call.DIGEST_FINAL;
        if (room < digest.getDigestLength()) {
            return Answer.to(call).u8(0).u32(digest.getDigestLength());
        }
        session.endDigesting();
        return Answer.to(call).array(digest.digest(data), room);
    }

    private Answer signInit(Request request) {
        ClientSession session = session(request.ulong());
        Request.Mechanism mechanism = request.mechanism();
        long handle = request.ulong();
        request.end();
        if (mechanism == null) {
            session.endSigning();
            return Answer.to(Call.SIGN_INIT);
        }
        if (!isUser(logins.get(session.use()))) {
            throw new CkRefusal(Ck.CKR_USER_NOT_LOGGED_IN);
        }
        TokenObject key = object(session, handle, Ck.CKR_KEY_HANDLE_INVALID);
        if (!key.isPrivateKey()) {
            throw new CkRefusal(Ck.CKR_KEY_TYPE_INCONSISTENT);
        }
        session.beginSigning(new Operation(key, mechanism));
        return Answer.to(Call.SIGN_INIT);
    }

    private Answer sign(Request request) {
        ClientSession session = session(request.ulong());
        byte[] data = request.array();
        long room = request.room();
        request.end();
        Operation signing = session.signing();
        if (room < signing.signatureLength()) {
            return Answer.to(Call.SIGN).u8(0).u32(signing.signatureLength());
        }
        session.endSigning();
        signing.update(data);
        return Answer.to(Call.SIGN).array(signature(session, signing), room);
    }

    private Answer signUpdate(Request request) {
        ClientSession session = session(request.ulong());
        byte[] data = request.array();
        request.end();
        try {
            session.signing().update(data);
        } catch (CkRefusal e) {
            session.endSigning();
            throw e;
        }
        return Answer.to(Call.SIGN_UPDATE);
    }

    private Answer signFinal(Request request) {
        ClientSession session = session(request.ulong());
        long room = request.room();
        request.end();
        Operation signing = session.signing();
        if (room < signing.signatureLength()) {
            return Answer.to(Call.SIGN_FINAL).u8(0).u32(signing.signatureLength());
        }
        session.endSigning();
        return Answer.to(Call.SIGN_FINAL).array(signature(session, signing), room);
    }

    private byte[] signature(ClientSession session, Operation operation) {
        TokenUse use = session.use();
        Login login = logins.get(use);
        ProvenPin pin = login == null ? null : login.pin();
        if (pin != null && operation.key().asksForPinEachTime()) {
            pin = operation.ownPin();
        }
        if (pin == null) {
            throw new CkRefusal(Ck.CKR_USER_NOT_LOGGED_IN);
        }
        Insertion card = inserted();
        OnToken token = token(use);
        OnCard held = operation.key().held();
        byte[] id = HexFormat.of().parseHex(held.ckaId());
        byte[] toBeSigned = operation.toBeSigned();
        Note note = Notes.signature(reader.name(), client, card.card(), token, held, operation, toBeSigned);
        try {
            byte[] signature = pins.withPin(token, pin, unlocked -> {
                card.whileIn(() -> {});
                card.requireItsKey(held, () -> unlocked.modulus(id));
                return unlocked.sign(id, operation.padding(), toBeSigned);
            });
            card.whileIn(() -> journal.append(
                    reader.lab(),
                    note.summary("'" + token.label() + "' signed with its "
                                    + held.kind().word() + " key")
                            .accepted()));
            return signature;
        } catch (PinRefused e) {
            logins.remove(use);
            journal.append(reader.lab(), Notes.refused(note, e));
            throw new CkRefusal(Ck.CKR_USER_NOT_LOGGED_IN);
        } catch (CkRefusal e) {
            journal.append(
                    reader.lab(),
                    note.summary("Card pulled out: '" + token.label() + "' did not sign")
                            .fact("observed", "the card was taken out of reader " + reader.name())
                            .refused());
            throw e;
        } catch (ProblemException e) {
            journal.append(
                    reader.lab(),
                    note.summary(e.problem().title() + ": '" + token.label() + "' did not sign")
                            .fact("observed", e.problem().observed())
                            .refused());
            throw e;
        }
    }

    private Answer verifyInit(Request request) {
        ClientSession session = session(request.ulong());
        Request.Mechanism mechanism = request.mechanism();
        long handle = request.ulong();
        request.end();
        if (mechanism == null) {
            session.endVerifying();
            return Answer.to(Call.VERIFY_INIT);
        }
        TokenObject key = object(session, handle, Ck.CKR_KEY_HANDLE_INVALID);
        if (!key.isPublicKey()) {
            throw new CkRefusal(Ck.CKR_KEY_TYPE_INCONSISTENT);
        }
        session.beginVerifying(new Operation(key, mechanism));
        return Answer.to(Call.VERIFY_INIT);
    }

    private Answer verify(Request request) {
        ClientSession session = session(request.ulong());
        byte[] data = request.array();
        byte[] signature = request.array();
        request.end();
        Operation verifying = session.verifying();
        session.endVerifying();
        verifying.update(data);
        requireRight(verifying, signature);
        return Answer.to(Call.VERIFY);
    }

    private Answer verifyUpdate(Request request) {
        ClientSession session = session(request.ulong());
        byte[] data = request.array();
        request.end();
        session.verifying().update(data);
        return Answer.to(Call.VERIFY_UPDATE);
    }

    private Answer verifyFinal(Request request) {
        ClientSession session = session(request.ulong());
        byte[] signature = request.array();
        request.end();
        Operation verifying = session.verifying();
        session.endVerifying();
        requireRight(verifying, signature);
        return Answer.to(Call.VERIFY_FINAL);
    }

    private static void requireRight(Operation verifying, byte[] signature) {
        if (!verifying.verifies(signature)) {
            throw new CkRefusal(Ck.CKR_SIGNATURE_INVALID);
        }
    }

    private Answer generateRandom(Request request) {
        session(request.ulong());
        long length = request.room();
        request.end();
        if (length > MOST_RANDOM) {
            throw new CkRefusal(Ck.CKR_ARGUMENTS_BAD);
        }
        byte[] bytes = new byte[(int) length];
        random.nextBytes(bytes);
        return Answer.to(Call.GENERATE_RANDOM).array(bytes, length);
    }

    // ---------------------------------------------------------------- what is there

    /** Looks for the card at the beginning of each call; sessions and logins end with the card they were for. */
    private void seeWhatIsIn() {
        Insertion now = reader.inserted();
        if (now != known) {
            sessions.clear();
            logins.clear();
            known = now;
        }
    }

    private Insertion inserted() {
        Insertion now = known;
        if (now == null) {
            throw new CkRefusal(Ck.CKR_TOKEN_NOT_PRESENT);
        }
        return now;
    }

    private OnToken token(TokenUse use) {
        OnToken token = inserted().card().tokens().get(use);
        if (token == null) {
            throw new CkRefusal(Ck.CKR_TOKEN_NOT_PRESENT);
        }
        return token;
    }

    private ClientSession session(long handle) {
        ClientSession session = sessions.get(handle);
        if (session == null) {
            throw new CkRefusal(Ck.CKR_SESSION_HANDLE_INVALID);
        }
        return session;
    }

    private TokenContents contents(ClientSession session) {
        return inserted().contents(session.use());
    }

    private TokenObject object(ClientSession session, long handle, long otherwise) {
        return contents(session).object(handle, isUser(logins.get(session.use())), otherwise);
    }

    private static TokenUse slot(long id) {
        if (id < 0 || id >= TokenUse.values().length) {
            throw new CkRefusal(Ck.CKR_SLOT_ID_INVALID);
        }
        return TokenUse.values()[(int) id];
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
