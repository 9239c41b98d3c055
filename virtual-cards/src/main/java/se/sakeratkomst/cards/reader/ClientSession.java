package se.sakeratkomst.cards.reader;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.card.TokenUse;

/** A session that a client has with one of the card's tokens, and what goes on in it. */
final class ClientSession {

    private final TokenUse use;
    private final boolean readWrite;
    private @Nullable List<Long> found;
    private @Nullable MessageDigest digesting;
    private @Nullable Operation signing;
    private @Nullable Operation verifying;

    ClientSession(TokenUse use, boolean readWrite) {
        this.use = use;
        this.readWrite = readWrite;
    }

    TokenUse use() {
        return use;
    }

    boolean readWrite() {
        return readWrite;
    }

    void requireReadWrite() {
        if (!readWrite) {
            throw new CkRefusal(Ck.CKR_SESSION_READ_ONLY);
        }
    }

    void beginFinding(List<Long> handles) {
        if (found != null) {
            throw new CkRefusal(Ck.CKR_OPERATION_ACTIVE);
        }
        found = new ArrayList<>(handles);
    }

    List<Long> takeFound(long most) {
        List<Long> left = requireActive(found);
        List<Long> batch = left.subList(0, (int) Math.min(most, left.size()));
        List<Long> taken = List.copyOf(batch);
        batch.clear();
        return taken;
    }

    void endFinding() {
        requireActive(found);
        found = null;
    }

    void beginDigesting(MessageDigest digest) {
        if (digesting != null) {
            throw new CkRefusal(Ck.CKR_OPERATION_ACTIVE);
        }
        digesting = digest;
    }

    MessageDigest digesting() {
        return requireActive(digesting);
    }

    void endDigesting() {
        digesting = null;
    }

    void beginSigning(Operation operation) {
        if (signing != null) {
            throw new CkRefusal(Ck.CKR_OPERATION_ACTIVE);
        }
        signing = operation;
    }

    Operation signing() {
        return requireActive(signing);
    }

    void endSigning() {
        signing = null;
    }

    void beginVerifying(Operation operation) {
        if (verifying != null) {
            throw new CkRefusal(Ck.CKR_OPERATION_ACTIVE);
        }
        verifying = operation;
    }

    Operation verifying() {
        return requireActive(verifying);
    }

    void endVerifying() {
        verifying = null;
    }

    private static <T> T requireActive(@Nullable T operation) {
        if (operation == null) {
            throw new CkRefusal(Ck.CKR_OPERATION_NOT_INITIALIZED);
        }
        return operation;
    }
}
