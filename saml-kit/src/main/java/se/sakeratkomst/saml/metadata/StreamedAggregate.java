package se.sakeratkomst.saml.metadata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.signature.DetachedDigest;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * Writes signed aggregates of any size to files in one pass over their entries. Several aggregates (all entities, one role) are
 * written side by side; a file appears under its name when it is whole, never before.
 */
public final class StreamedAggregate implements AutoCloseable {

    /**
     * What stands on the root.
     *
     * @param validUntil null to leave it out, which is a fault
     * @param cacheDuration null to leave it out
     */
    public record Head(
            String name,
            @Nullable Instant validUntil,
            @Nullable Duration cacheDuration) {}

    private static final byte[] DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CLOSE = AggregateEntry.CLOSE.getBytes(StandardCharsets.UTF_8);

    private final Document document = SecureXml.newDocument();
    private final Element root = Elements.root(document, Ns.MD, "EntitiesDescriptor");
    private final byte[] open;
    private final Path body;
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final Set<String> prefixes = new TreeSet<>();
    private final Path target;
    private int entries;

    /** Begins an aggregate that will be at {@code target}. */
    public StreamedAggregate(Path target, Head head) throws IOException {
        this.target = target;
        Elements.set(root, "ID", Ids.next());
        Elements.set(root, "Name", head.name());
        Elements.set(root, "validUntil", head.validUntil() == null ? null : Instants.write(head.validUntil()));
        Elements.set(
                root,
                "cacheDuration",
                head.cacheDuration() == null ? null : head.cacheDuration().toString());
        String canonical = AggregateEntry.canonical(root, Set.of());
        this.open = canonical
                .substring(0, canonical.length() - AggregateEntry.CLOSE.length())
                .getBytes(StandardCharsets.UTF_8);
        this.body = target.resolveSibling(target.getFileName() + ".body");
        this.out = new BufferedOutputStream(Files.newOutputStream(body), 1 << 16);
        digest.update(open);
    }

    /** Adds what stands before the entities, such as Extensions. */
    public void prologue(AggregateEntry extensions) throws IOException {
        write(extensions, extensions.xml());
    }

    /** Adds an entity. */
    public void add(AggregateEntry entry) throws IOException {
        add(entry, entry);
    }

    /** Adds an entity, the signature covering another: a fault. */
    public void add(AggregateEntry written, AggregateEntry signed) throws IOException {
        entries++;
        write(signed, written.xml());
    }

    private void write(AggregateEntry signed, String written) throws IOException {
        byte[] bytes = signed.xml().getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        prefixes.addAll(signed.prefixes());
        out.write(signed.xml().equals(written) ? bytes : written.getBytes(StandardCharsets.UTF_8));
    }

    /** How many entities were added. */
    public int entries() {
        return entries;
    }

    /**
     * Ends the aggregate and puts it in its place.
     *
     * @param key null to leave it unsigned, which is a fault
     * @return SHA-256 of the file, hexadecimal
     */
    public String finish(@Nullable SigningKey key) throws IOException {
        out.close();
        digest.update(CLOSE);
        byte[] signature = key == null
                ? new byte[0]
                : SecureXml.serialise(DetachedDigest.sign(root, digest.digest(), prefixes, key));
        MessageDigest whole = sha256();
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        try (FileChannel to = FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                FileChannel from = FileChannel.open(body, StandardOpenOption.READ)) {
            for (byte[] part : new byte[][] {DECLARATION, open, signature}) {
                whole.update(part);
                to.write(ByteBuffer.wrap(part));
            }
            ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
            while (from.read(buffer) >= 0) {
                buffer.flip();
                whole.update(buffer.duplicate());
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            whole.update(CLOSE);
            to.write(ByteBuffer.wrap(CLOSE));
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return HexFormat.of().formatHex(whole.digest());
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(body);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
