package se.sakeratkomst.cards.reader;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client is answered, written part by part. */
final class Answer {

    /** One of the attributes asked for; without a value it is unavailable. */
    record Given(long type, byte @Nullable [] value) {}

    private static final int NONE = -1;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);

    private Answer(Call call) {
        u32(call.number());
        byte[] shape = call.response().getBytes(StandardCharsets.US_ASCII);
        u32(shape.length);
        body.writeBytes(shape);
    }

    static Answer to(Call call) {
        return new Answer(call);
    }

    /** @param code CKR_ constant, not CKR_OK */
    static Answer refusal(long code) {
        return new Answer(Call.ERROR).ulong(code);
    }

    Answer u8(int value) {
        body.write(value);
        return this;
    }

    Answer u32(int value) {
        body.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    Answer ulong(long value) {
        body.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    Answer version(int major, int minor) {
        return u8(major).u8(minor);
    }

    /** A text padded with blanks to its fixed length. */
    Answer padded(String text, int length) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, length);
        if (bytes.length < length) {
            Arrays.fill(padded, bytes.length, length, (byte) ' ');
        }
        u32(length);
        body.writeBytes(padded);
        return this;
    }

    /** Bytes, or their number alone where the caller has too little room or only asks for it. */
    Answer array(byte[] value, long room) {
        if (value.length > room) {
            return u8(0).u32(value.length);
        }
        u8(1).u32(value.length);
        body.writeBytes(value);
        return this;
    }

    /** Numbers, or how many they are where the caller has too little room or only asks for it. */
    Answer ulongs(List<Long> values, long room) {
        if (values.size() > room) {
            return u8(0).u32(values.size());
        }
        u8(1).u32(values.size());
        values.forEach(this::ulong);
        return this;
    }

    Answer attributes(List<Given> all) {
        u32(all.size());
        for (Given one : all) {
            u32((int) one.type());
            byte[] value = one.value();
            if (value == null) {
                u8(0);
                continue;
            }
            u8(1).u32(value.length);
            if (Attribute.kind(one.type()) == Attribute.Kind.BYTES) {
                u32(value.length == 0 ? NONE : value.length);
            }
            body.writeBytes(value);
        }
        return this;
    }

    byte[] bytes() {
        return body.toByteArray();
    }
}
