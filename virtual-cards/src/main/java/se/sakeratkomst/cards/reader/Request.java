package se.sakeratkomst.cards.reader;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client asks, read part by part; a part that is not there or is too long for the message is {@link Malformed}. */
final class Request {

    /** A message that is not of the protocol. */
    static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String observed) {
            super(observed, null, false, false);
        }
    }

    /**
     * The mechanism of an operation.
     *
     * @param type CKM_ constant
     * @param pss hash, mask generation function and salt, where the mechanism has them
     */
    record Mechanism(long type, @Nullable Pss pss) {}

    /** CK_RSA_PKCS_PSS_PARAMS. */
    record Pss(long hash, long mgf, long salt) {}

    /**
     * An attribute that is asked for.
     *
     * @param room bytes that the caller has for it, 0 to ask for its length
     */
    record Wanted(long type, long room) {}

    private static final int MOST_ATTRIBUTES = 256;
    private static final int NONE = -1;

    private final int number;
    private final String shape;
    private final ByteBuffer body;

    Request(byte[] message) {
        this.body = ByteBuffer.wrap(message);
        this.number = u32();
        byte[] sent = bytes();
        if (sent == null || sent.length > 64) {
            throw new Malformed("a message without the shape of its call");
        }
        this.shape = new String(sent, StandardCharsets.US_ASCII);
    }

    int number() {
        return number;
    }

    String shape() {
        return shape;
    }

    int u8() {
        try {
            return body.get() & 0xff;
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    int u32() {
        try {
            return body.getInt();
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    long ulong() {
        try {
            return body.getLong();
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    /** Bytes after their length; null where the caller has none. */
    byte @Nullable [] bytes() {
        int length = u32();
        if (length == NONE) {
            return null;
        }
        if (length < 0 || length > body.remaining()) {
            throw new Malformed("a length of " + Integer.toUnsignedLong(length) + " bytes with " + body.remaining()
                    + " left in the message");
        }
        byte[] value = new byte[length];
        body.get(value);
        return value;
    }

    /** A byte array as an argument; empty where the caller gave none. */
    byte[] array() {
        if (u8() == 0) {
            u32();
            return new byte[0];
        }
        byte[] value = bytes();
        return value == null ? new byte[0] : value;
    }

    /** How many items the caller has room for; 0 asks for their number. */
    long room() {
        return Integer.toUnsignedLong(u32());
    }

    List<Attribute> attributes() {
        int count = u32();
        requireCount(count, 5);
        List<Attribute> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long type = Integer.toUnsignedLong(u32());
            if (u8() == 0) {
                throw new CkRefusal(Ck.CKR_ATTRIBUTE_VALUE_INVALID);
            }
            u32();
            all.add(new Attribute(type, value(Attribute.kind(type))));
        }
        return all;
    }

    private byte[] value(Attribute.Kind kind) {
        switch (kind) {
            case BYTE:
                return new byte[] {(byte) u8()};
            case ULONG:
                return ByteBuffer.allocate(Long.BYTES).putLong(ulong()).array();
            case MECHANISMS: {
                int count = u32();
                requireCount(count, Long.BYTES);
                ByteBuffer all = ByteBuffer.allocate(count * Long.BYTES);
                for (int i = 0; i < count; i++) {
                    all.putLong(ulong());
                }
                return all.array();
            }
            case ATTRIBUTES:
                throw new CkRefusal(Ck.CKR_ATTRIBUTE_TYPE_INVALID);
            case BYTES:
                byte[] value = bytes();
                return value == null ? new byte[0] : value;
        }
        throw new Malformed("an attribute of no kind");
    }

    List<Wanted> wanted() {
        int count = u32();
        requireCount(count, 8);
        List<Wanted> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long type = Integer.toUnsignedLong(u32());
            long room = room();
            if (Attribute.kind(type) == Attribute.Kind.ATTRIBUTES && room > 0) {
                throw new CkRefusal(Ck.CKR_ATTRIBUTE_TYPE_INVALID);
            }
            all.add(new Wanted(type, room));
        }
        return all;
    }

    private void requireCount(int count, int bytesEach) {
        if (count < 0 || count > MOST_ATTRIBUTES || (long) count * bytesEach > body.remaining()) {
            throw new Malformed(
                    Integer.toUnsignedLong(count) + " items with " + body.remaining() + " bytes left in the message");
        }
    }

    /** The mechanism, or null where the caller cancels the operation; an unknown one ends the reading. */
    @Nullable
    Mechanism mechanism() {
        int type = u32();
        if (type == NONE || (type == 0 && body.remaining() <= Long.BYTES)) {
            return null;
        }
        if (Mechanisms.hasPssParameters(type)) {
            return new Mechanism(type, new Pss(ulong(), ulong(), ulong()));
        }
        if (!Mechanisms.isKnown(type)) {
            throw new CkRefusal(Ck.CKR_MECHANISM_INVALID);
        }
        byte[] parameter = bytes();
        if (parameter != null && parameter.length > 0) {
            throw new CkRefusal(Ck.CKR_MECHANISM_PARAM_INVALID);
        }
        return new Mechanism(type, null);
    }

    void end() {
        if (body.hasRemaining()) {
            throw new Malformed(body.remaining() + " bytes too many");
        }
    }

    private static Malformed tooShort() {
        return new Malformed("a message that ends too early");
    }
}
