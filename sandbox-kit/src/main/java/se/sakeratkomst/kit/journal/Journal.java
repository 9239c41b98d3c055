package se.sakeratkomst.kit.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The append-only journal of one service: a file for each lab. When {@link #append} returns, the entry has been handed to the
 * operating system, so it survives {@code kill -9}; write before the first byte of the answer.
 */
public final class Journal implements AutoCloseable {

    private final Path folder;
    private final String service;
    private final LabClock clock;
    private final JsonMapper json;
    private final Map<LabId, JournalFile> files = new ConcurrentHashMap<>();

    /** @param folder the journals of all labs lie under it */
    public Journal(Path folder, String service, LabClock clock, JsonMapper json) {
        this.folder = folder;
        this.service = service;
        this.clock = clock;
        this.json = json;
    }

    public JournalEntry append(LabId lab, Note note) {
        return file(lab)
                .append((seq, epoch) -> new JournalEntry(
                        seq,
                        epoch,
                        service,
                        lab.value(),
                        clock.wall(),
                        clock.now(lab),
                        note.kind,
                        note.outcome,
                        note.from,
                        note.to,
                        note.protocol,
                        List.copyOf(note.correlation),
                        String.valueOf(note.redacted(note.summary)),
                        note.redactedFacts(),
                        note.redacted(note.raw),
                        null));
    }

    /** Entries of the current epoch, oldest first. */
    public List<JournalEntry> read(LabId lab, JournalQuery query) {
        return file(lab).read(query);
    }

    /** Begins a new epoch; what was written stays on disk. */
    public void beginEpoch(LabId lab) {
        file(lab).beginEpoch();
    }

    public int epoch(LabId lab) {
        return file(lab).epoch();
    }

    /** Number of the last entry, 0 when there is none. */
    public long last(LabId lab) {
        return file(lab).last();
    }

    private JournalFile file(LabId lab) {
        return files.computeIfAbsent(lab, name -> new JournalFile(folder.resolve(name.value()), json));
    }

    @Override
    public void close() {
        files.values().forEach(JournalFile::close);
    }
}
