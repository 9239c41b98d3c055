package se.sakeratkomst.cards.reader;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A client of the protocol, byte by byte, for what p11-kit's own client would never do. */
final class WireClient implements AutoCloseable {

    static final long USER = Ck.CKU_USER;
    static final long OFFICER = Ck.CKU_SO;
    static final long LEGITIMERING = 0;
    static final long UNDERSKRIFT = 1;
    static final int SHA256_RSA_PKCS = 0x40;

    /** What came back: CKR_OK with the values, or another code. */
    record Outcome(long code, ByteBuffer values) {

        Outcome ok() {
            if (code != Ck.CKR_OK) {
                throw new AssertionError("CKR 0x" + Long.toHexString(code));
            }
            return this;
        }

        long ulong() {
            return ok().values.getLong();
        }

        byte[] array() {
            ok();
            if (values.get() == 0) {
                throw new AssertionError("no data, " + values.getInt() + " announced");
            }
            byte[] data = new byte[values.getInt()];
            values.get(data);
            return data;
        }

        List<Long> ulongs() {
            ok();
            if (values.get() == 0) {
                throw new AssertionError("no data, " + values.getInt() + " announced");
            }
            int count = values.getInt();
            List<Long> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(values.getLong());
            }
            return all;
        }
    }

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int number = 16;

    WireClient(Path socket) {
        try {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            in = new DataInputStream(Channels.newInputStream(channel));
            out = new DataOutputStream(Channels.newOutputStream(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Greeted and initialised. */
    static WireClient open(Path socket) {
        WireClient client = new WireClient(socket);
        client.greet(0);
        client.initialise().ok();
        return client;
    }

    /** Sends the version byte and reads the answer's. */
    int greet(int version) {
        try {
            out.write(version);
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome initialise() {
        return call(Call.INITIALIZE, parts().array(Connection.GREETING).u8(0).array(new byte[] {0}));
    }

    long openSession(long slot) {
        return call(Call.OPEN_SESSION, parts().ulong(slot).ulong(6)).ulong();
    }

    Outcome login(long session, long user, String pin) {
        return call(Call.LOGIN, parts().ulong(session).ulong(user).array(pin.getBytes(StandardCharsets.UTF_8)));
    }

    long privateKey(long session) {
        call(Call.FIND_OBJECTS_INIT, parts().ulong(session).u32(1).attribute(Ck.CKA_CLASS, Ck.CKO_PRIVATE_KEY))
                .ok();
        List<Long> found =
                call(Call.FIND_OBJECTS, parts().ulong(session).u32(10)).ulongs();
        call(Call.FIND_OBJECTS_FINAL, parts().ulong(session)).ok();
        return found.isEmpty() ? 0 : found.get(0);
    }

    Outcome signInit(long session, long key) {
        return call(
                Call.SIGN_INIT,
                parts().ulong(session).u32(SHA256_RSA_PKCS).u32(-1).ulong(key));
    }

    Outcome sign(long session, byte[] data) {
        return call(Call.SIGN, parts().ulong(session).array(data).u32(512));
    }

    /** Session, login, key and signature in one. */
    Outcome signOnce(long session, String data) {
        signInit(session, privateKey(session)).ok();
        return sign(session, data.getBytes(StandardCharsets.UTF_8));
    }

    Outcome call(Call call, Parts parts) {
        return call(call.number(), call.request(), parts.bytes());
    }

    Outcome call(int call, String shape, byte[] values) {
        int asked = send(call, shape, values);
        return receive(asked);
    }

    int send(int call, String shape, byte[] values) {
        byte[] message = parts().u32(call)
                .bytes(shape.getBytes(StandardCharsets.US_ASCII))
                .raw(values)
                .bytes();
        try {
            out.write(parts().u32(++number)
                    .u32(0)
                    .u32(message.length)
                    .raw(message)
                    .bytes());
            return number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome receive(int asked) {
        try {
            int answered = in.readInt();
            if (answered != asked) {
                throw new AssertionError("answer " + answered + " to question " + asked);
            }
            in.skipNBytes(in.readInt());
            byte[] body = new byte[in.readInt()];
            in.readFully(body);
            ByteBuffer values = ByteBuffer.wrap(body);
            int call = values.getInt();
            values.position(values.position() + values.getInt(4) + 4);
            return call == 0 ? new Outcome(values.getLong(), values) : new Outcome(Ck.CKR_OK, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends bytes as they are. */
    void raw(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the other end has closed the socket; waits until it has or something comes. */
    boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Parts parts() {
        return new Parts();
    }

    /** Values of a message. */
    static final class Parts {

        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        Parts u8(int value) {
            all.write(value);
            return this;
        }

        Parts u32(int value) {
            return raw(ByteBuffer.allocate(4).putInt(value).array());
        }

        Parts ulong(long value) {
            return raw(ByteBuffer.allocate(8).putLong(value).array());
        }

        Parts bytes(byte[] value) {
            return u32(value.length).raw(value);
        }

        Parts array(byte[] value) {
            return u8(1).bytes(value);
        }

        Parts attribute(long type, long value) {
            return u32((int) type).u8(1).u32(8).ulong(value);
        }

        Parts raw(byte[] value) {
            all.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return Arrays.copyOf(all.toByteArray(), all.size());
        }
    }
}
