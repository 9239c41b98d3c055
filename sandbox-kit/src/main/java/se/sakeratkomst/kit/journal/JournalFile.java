package se.sakeratkomst.kit.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One lab's journal: files {@code {epoch}-{segment}.jsonl}, a JSON entry a line. A half-written last line (the process was killed
 * before it answered) ends its segment; the next entry begins a new one, so nothing written is ever changed.
 */
final class JournalFile implements AutoCloseable {

    /** Makes the entry once its number is known. */
    interface Draft {
        JournalEntry entry(long seq, int epoch);
    }

    private record Position(long seq, Path file, long offset, int length) {}

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final JsonMapper json;
    private final List<Position> positions = new ArrayList<>();
    private FileChannel out;
    private Path current;
    private int epoch;
    private int segment;
    private long last;
    private String sum = "";

    JournalFile(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
        try {
            Files.createDirectories(folder);
            this.epoch = 1;
            boolean whole = true;
            for (Path file : files()) {
                int ofFile = Integer.parseInt(file.getFileName().toString().substring(0, 5));
                if (ofFile != epoch) {
                    epoch = ofFile;
                    segment = 0;
                    positions.clear();
                }
                segment++;
                whole = recover(file);
            }
            if (segment == 0 || !whole) {
                segment++;
            }
            this.current = path();
            this.out = open(current);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not open the journal in " + folder, e);
        }
    }

    synchronized JournalEntry append(Draft draft) {
        JournalEntry plain = draft.entry(last + 1, epoch);
        byte[] written = written(plain);
        String nextSum = sha256(sum, written);
        JournalEntry entry = plain.withSum(nextSum);
        byte[] line = line(written, nextSum);
        try {
            long offset = out.position();
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            positions.add(new Position(entry.seq(), current, offset, line.length));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write to the journal " + current, e);
        }
        last = entry.seq();
        sum = nextSum;
        return entry;
    }

    /** By way of a string: half a surrogate pair, which hostile messages hold, becomes a question mark and stops nothing. */
    private byte[] written(JournalEntry entry) {
        return json.writeValueAsString(entry).getBytes(StandardCharsets.UTF_8);
    }

    /** The entry as it was summed, and the sum after it: written once, since a login writes several and some are long. */
    private static byte[] line(byte[] entry, String sum) {
        byte[] end = (",\"sum\":\"" + sum + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(entry, entry.length - 1 + end.length);
        System.arraycopy(end, 0, line, entry.length - 1, end.length);
        return line;
    }

    List<JournalEntry> read(JournalQuery query) {
        List<Position> wanted;
        synchronized (this) {
            int from = positions.isEmpty()
                    ? 0
                    : (int) Math.max(
                            0,
                            Math.min(
                                    positions.size(),
                                    query.after() - positions.get(0).seq() + 1));
            wanted = List.copyOf(positions.subList(from, positions.size()));
        }
        List<JournalEntry> result = new ArrayList<>();
        Path opened = null;
        RandomAccessFile file = null;
        try {
            for (Position position : wanted) {
                if (result.size() >= query.limit()) {
                    break;
                }
                if (file == null || !position.file().equals(opened)) {
                    if (file != null) {
                        file.close();
                    }
                    opened = position.file();
                    file = new RandomAccessFile(opened.toFile(), "r");
                }
                byte[] line = new byte[position.length()];
                file.seek(position.offset());
                file.readFully(line);
                JournalEntry entry = json.readValue(line, JournalEntry.class);
                if (query.matches(entry)) {
                    result.add(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the journal in " + folder, e);
        } finally {
            closeQuietly(file);
        }
        return result;
    }

    synchronized void beginEpoch() {
        try {
            out.close();
            epoch++;
            segment = 1;
            positions.clear();
            current = path();
            out = open(current);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not begin a new epoch in " + folder, e);
        }
    }

    synchronized int epoch() {
        return epoch;
    }

    synchronized long last() {
        return last;
    }

    /** Reads a segment's entries, of which one at a time is held in memory; false when it ends in a torn line. */
    private boolean recover(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long start = 0;
            for (int read = in.read(); read >= 0; read = in.read()) {
                line.write(read);
                if (read == '\n') {
                    recover(file, start, line.toByteArray());
                    start += line.size();
                    line.reset();
                }
            }
            return line.size() == 0;
        }
    }

    private void recover(Path file, long start, byte[] line) {
        try {
            JournalEntry entry = json.readValue(line, JournalEntry.class);
            String expected = sha256(sum, written(entry.withSum(null)));
            if (!expected.equals(entry.sum())) {
                throw new IllegalStateException("The journal " + file + " was changed: entry " + entry.seq()
                        + " does not match its checksum. Move the file away to go on; a verdict must not rest on it.");
            }
            positions.add(new Position(entry.seq(), file, start, line.length));
            last = entry.seq();
            sum = expected;
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "The journal " + file + " has an unreadable line at byte " + start
                            + ". Move the file away to go on; a verdict must not rest on it.",
                    e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().matches("\\d{5}-\\d{4}\\.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private Path path() {
        return folder.resolve(String.format("%05d-%04d.jsonl", epoch, segment));
    }

    private static FileChannel open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.position(channel.size());
        return channel;
    }

    private static String sha256(String before, byte[] entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(entry));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable RandomAccessFile file) {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
