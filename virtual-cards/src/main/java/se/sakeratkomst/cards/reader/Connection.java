package se.sakeratkomst.cards.reader;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.cards.card.TokenUse;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * One client at a reader's socket, speaking version 0 of p11-kit's remoting protocol: a byte each way, then messages of a number, the
 * lengths of options and body, and both of them; an answer carries the number of its question. What is not of the protocol is
 * answered with an error code where that is possible, and ends this client where it is not.
 */
final class Connection implements Runnable {

    /** What C_Initialize begins with. */
    static final byte[] GREETING = "PRIVATE-GNOME-KEYRING-PKCS11-PROTOCOL-V-1".getBytes(StandardCharsets.US_ASCII);

    /** Longest message that is read, in bytes; p11-kit sends what is signed in one. */
    static final int LONGEST = 1_100_000;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int VERSION = 0;
    private static final int LONGEST_OPTIONS = 4096;
    private static final int MOST_WAITING = 16;
    private static final int FIRST_PIECE = 65_536;

    private final SocketChannel channel;
    private final VirtualModule module;
    private final Reader reader;
    private final Client client;
    private final ByteBuffer in = ByteBuffer.allocateDirect(16_384).limit(0);
    private final ReentrantLock out = new ReentrantLock();
    private final Set<TokenUse> changed = EnumSet.noneOf(TokenUse.class);
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private boolean telling;

    Connection(SocketChannel channel, VirtualModule module, Reader reader, Client client) {
        this.channel = channel;
        this.module = module;
        this.reader = reader;
        this.client = client;
    }

    @Override
    public void run() {
        try (channel) {
            read(1);
            write(ByteBuffer.wrap(new byte[] {VERSION}));
            while (true) {
                ByteBuffer header = read(12);
                int number = header.getInt();
                int options = header.getInt();
                int length = header.getInt();
                if (number == 0 || options < 0 || options > LONGEST_OPTIONS || length < 0 || length > LONGEST) {
                    LOG.debug("Client {} of reader {} sent no message of the protocol", client.name(), reader.name());
                    return;
                }
                read(options);
                byte[] body = body(length);
                byte[] answer = answered(number, body);
                if (answer != null) {
                    send(number, answer);
                }
            }
        } catch (IOException e) {
            LOG.debug("Client {} of reader {} has gone: {}", client.name(), reader.name(), e.toString());
        } catch (RuntimeException e) {
            LOG.warn("Client {} of reader {} was dropped", client.name(), reader.name(), e);
        } finally {
            reader.left(this);
        }
    }

    Client client() {
        return client;
    }

    /** Whether it has called C_Initialize. */
    boolean initialised() {
        return module.initialised();
    }

    /** Ends it from outside. */
    void end() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("Closing client {}: {}", client.name(), e.toString());
        }
    }

    private byte @Nullable [] answered(int number, byte[] body) {
        try {
            Request request = new Request(body);
            Call call = Call.byNumber(request.number());
            if (call == null || call == Call.ERROR) {
                throw new CkRefusal(Ck.CKR_FUNCTION_NOT_SUPPORTED);
            }
            if (!call.request().equals(request.shape())) {
                throw new Request.Malformed("another shape than that of " + call);
            }
            if (call == Call.WAIT_FOR_SLOT_EVENT && module.initialised()) {
                return waitForSlotEvent(number, request);
            }
            boolean before = module.initialised();
            byte[] answer = module.answer(call, request).bytes();
            if (before != module.initialised()) {
                reader.initialisedChanged(this, module.initialised());
                letGoOfWaiting();
            }
            return answer;
        } catch (CkRefusal e) {
            return Answer.refusal(e.code()).bytes();
        } catch (Request.Malformed e) {
            LOG.debug("Client {} of reader {} sent {}", client.name(), reader.name(), e.getMessage());
            return Answer.refusal(Ck.CKR_DEVICE_ERROR).bytes();
        } catch (ProblemException e) {
            LOG.debug("Client {} of reader {}: {}", client.name(), reader.name(), e.getMessage());
            return Answer.refusal(Ck.CKR_DEVICE_ERROR).bytes();
        } catch (RuntimeException e) {
            LOG.warn("A call of client {} of reader {} failed", client.name(), reader.name(), e);
            return Answer.refusal(Ck.CKR_GENERAL_ERROR).bytes();
        }
    }

    // ---------------------------------------------------------------- slot events

    /**
     * Something happened in both slots. Whoever waits for it is told, whatever else its client is doing.
     *
     * @param events runs the telling, of which there is one at a time for each client
     */
    void slotsChanged(Executor events) {
        synchronized (changed) {
            changed.addAll(EnumSet.allOf(TokenUse.class));
            if (waiting.isEmpty() || telling) {
                return;
            }
            telling = true;
        }
        events.execute(this::tellWaiting);
    }

    private byte @Nullable [] waitForSlotEvent(int number, Request request) {
        long flags = request.ulong();
        request.end();
        synchronized (changed) {
            if (changed.isEmpty() && (flags & Ck.CKF_DONT_BLOCK) == 0) {
                if (waiting.size() >= MOST_WAITING) {
                    throw new CkRefusal(Ck.CKR_ARGUMENTS_BAD);
                }
                waiting.add(number);
                return null;
            }
            return event();
        }
    }

    private byte[] event() {
        for (TokenUse use : TokenUse.values()) {
            if (changed.remove(use)) {
                return Answer.to(Call.WAIT_FOR_SLOT_EVENT).ulong(use.ordinal()).bytes();
            }
        }
        throw new CkRefusal(Ck.CKR_NO_EVENT);
    }

    private void tellWaiting() {
        while (true) {
            int number;
            byte[] event;
            synchronized (changed) {
                if (waiting.isEmpty() || changed.isEmpty()) {
                    telling = false;
                    return;
                }
                number = waiting.remove();
                event = event();
            }
            answerLate(number, event);
        }
    }

    private void letGoOfWaiting() {
        while (true) {
            Integer number;
            synchronized (changed) {
                number = waiting.poll();
            }
            if (number == null) {
                return;
            }
            answerLate(number, Answer.refusal(Ck.CKR_CRYPTOKI_NOT_INITIALIZED).bytes());
        }
    }

    private void answerLate(int number, byte[] answer) {
        try {
            send(number, answer);
        } catch (IOException e) {
            end();
        }
    }

    // ---------------------------------------------------------------- bytes

    private void send(int number, byte[] answer) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(12 + answer.length);
        message.putInt(number).putInt(0).putInt(answer.length).put(answer).flip();
        write(message);
    }

    private void write(ByteBuffer message) throws IOException {
        out.lock();
        try {
            while (message.hasRemaining()) {
                channel.write(message);
            }
        } finally {
            out.unlock();
        }
    }

    /** That many bytes, at most the buffer's. */
    private ByteBuffer read(int bytes) throws IOException {
        while (in.remaining() < bytes) {
            in.compact();
            int got = channel.read(in);
            in.flip();
            if (got < 0) {
                throw new EOFException("the client closed the socket");
            }
        }
        ByteBuffer part = in.slice(in.position(), bytes);
        in.position(in.position() + bytes);
        return part;
    }

    /** A message's body; room is taken as it arrives, so that a length alone costs nothing. */
    private byte[] body(int length) throws IOException {
        byte[] body = new byte[Math.min(length, FIRST_PIECE)];
        int have = 0;
        while (have < length) {
            if (have == body.length) {
                body = Arrays.copyOf(body, Math.min(length, 2 * body.length));
            }
            int piece = Math.min(body.length - have, Math.max(1, in.remaining()));
            read(piece).get(body, have, piece);
            have += piece;
        }
        return body;
    }
}
