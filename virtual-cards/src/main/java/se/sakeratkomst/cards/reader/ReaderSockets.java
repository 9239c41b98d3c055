package se.sakeratkomst.cards.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.cards.card.PinRules;
import se.sakeratkomst.kit.journal.Journal;

/**
 * The sockets of all readers: one thread takes new clients in, and each client has one of its own. There are so many clients at most as
 * the settings allow; one more is shown the door.
 */
final class ReaderSockets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderSockets.class);

    private final PinRules pins;
    private final Journal journal;
    private final Semaphore places;
    private final ThreadPoolExecutor threads;
    private final AtomicLong lastClient = new AtomicLong();
    private final Map<Reader, ServerSocketChannel> open = new ConcurrentHashMap<>();
    private @Nullable Selector selector;

    /** @param clients that may be connected at a time */
    ReaderSockets(PinRules pins, Journal journal, int clients) {
        this.pins = pins;
        this.journal = journal;
        this.places = new Semaphore(clients);
        AtomicInteger count = new AtomicInteger();
        // a thread for each client, and one for what it waits for meanwhile
        this.threads = new ThreadPoolExecutor(0, 2 * clients, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "reader-client-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    Executor events() {
        return threads;
    }

    /** @param permissions of the socket; its folder lets in whom the socket lets in */
    synchronized void open(Reader reader, String permissions) throws IOException {
        Set<PosixFilePermission> allowed = PosixFilePermissions.fromString(permissions);
        Path socket = reader.socket();
        Path folder = socket.getParent();
        if (folder == null) {
            throw new IOException("A socket lies in a folder: " + socket);
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, ofFolder(allowed));
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, allowed);
            server.configureBlocking(false);
            Selector accepting = selector();
            server.register(accepting, SelectionKey.OP_ACCEPT, reader);
            accepting.wakeup();
            open.put(reader, server);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    boolean isOpen(Reader reader) {
        return open.containsKey(reader);
    }

    synchronized void close(Reader reader) {
        ServerSocketChannel server = open.remove(reader);
        if (server != null) {
            try {
                server.close();
                Files.deleteIfExists(reader.socket());
            } catch (IOException e) {
                LOG.debug("Closing {}: {}", reader.socket(), e.toString());
            }
        }
    }

    private static Set<PosixFilePermission> ofFolder(Set<PosixFilePermission> socket) {
        Set<PosixFilePermission> folder = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        if (socket.contains(PosixFilePermission.GROUP_WRITE)) {
            folder.add(PosixFilePermission.GROUP_READ);
            folder.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (socket.contains(PosixFilePermission.OTHERS_WRITE)) {
            folder.add(PosixFilePermission.OTHERS_READ);
            folder.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return folder;
    }

    private Selector selector() throws IOException {
        Selector known = selector;
        if (known != null) {
            return known;
        }
        Selector made = Selector.open();
        selector = made;
        Thread thread = new Thread(() -> accept(made), "readers");
        thread.setDaemon(true);
        thread.start();
        return made;
    }

    private void accept(Selector accepting) {
        try {
            while (accepting.isOpen()) {
                accepting.select(key -> {
                    if (key.isValid() && key.attachment() instanceof Reader reader) {
                        accept((ServerSocketChannel) key.channel(), reader);
                    }
                });
            }
        } catch (ClosedSelectorException e) {
            LOG.debug("The readers are closed");
        } catch (IOException e) {
            throw new UncheckedIOException("The readers take no more clients", e);
        }
    }

    private void accept(ServerSocketChannel server, Reader reader) {
        try {
            SocketChannel channel = server.accept();
            if (channel == null) {
                return;
            }
            if (!places.tryAcquire()) {
                LOG.warn("Reader {} of lab {} turned a client away: too many already", reader.name(), reader.lab());
                channel.close();
                return;
            }
            channel.configureBlocking(true);
            Client client = new Client(lastClient.incrementAndGet(), user(channel));
            Connection connection =
                    new Connection(channel, new VirtualModule(reader, client, pins, journal), reader, client);
            reader.joined(connection);
            threads.execute(() -> {
                try {
                    connection.run();
                } finally {
                    places.release();
                }
            });
        } catch (IOException | RuntimeException e) {
            LOG.warn("Reader {} of lab {} did not take a client in: {}", reader.name(), reader.lab(), e.toString());
        }
    }

    private static String user(SocketChannel channel) {
        try {
            return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "unknown";
        }
    }

    /** Ends the clients, lets a signature that is being made be finished, and takes the sockets away. */
    @Override
    public synchronized void close() throws IOException, InterruptedException {
        for (Reader reader : Set.copyOf(open.keySet())) {
            close(reader);
            reader.close();
        }
        Selector known = selector;
        if (known != null) {
            known.close();
        }
        threads.shutdown();
        threads.awaitTermination(5, TimeUnit.SECONDS);
    }
}
