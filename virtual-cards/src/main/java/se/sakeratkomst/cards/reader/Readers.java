package se.sakeratkomst.cards.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.cards.card.Card;
import se.sakeratkomst.cards.card.Cards;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The readers of all labs. Each lab has one from the beginning, {@code reader}. Which card is in which reader is the lab's state and
 * survives a restart.
 */
public final class Readers implements LabState {

    /** The reader that every lab has. */
    public static final String FIRST = "reader";

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int MOST_OF_A_LAB = 8;
    private static final int LONGEST_PATH = 107;

    private record Key(LabId lab, String name) {}

    record Snapshot(List<In> readers) {

        record In(String name, @Nullable String card) {}
    }

    private final Path folder;
    private final ReaderRows rows;
    private final Cards cards;
    private final PkiStore pkis;
    private final Journal journal;
    private final ReaderSettings settings;
    private final JsonMapper json;
    private final ReaderSockets sockets;
    private final Map<Key, Reader> open = new ConcurrentHashMap<>();

    Readers(
            Path home,
            ReaderRows rows,
            Cards cards,
            PkiStore pkis,
            Journal journal,
            ReaderSettings settings,
            JsonMapper json,
            ReaderSockets sockets) {
        Path told = settings.folder();
        this.folder = (told == null ? home.resolve("readers") : told).toAbsolutePath();
        this.rows = rows;
        this.cards = cards;
        this.pkis = pkis;
        this.journal = journal;
        this.settings = settings;
        this.json = json;
        this.sockets = sockets;
    }

    /** The lab's readers, the first one first. */
    public List<ReaderView> all(LabId lab) {
        return of(lab).stream().map(this::view).toList();
    }

    /** One of them, or a 404. */
    public ReaderView one(LabId lab, String name) {
        return view(require(lab, name));
    }

    /** Makes the reader where it is not; true when it was made now. */
    public synchronized boolean make(LabId lab, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(Problem.badRequest(
                    "Name a reader",
                    "'" + name.substring(0, Math.min(name.length(), 40)) + "'",
                    "1 to 32 characters of a-z, 0-9 and -, beginning with a letter",
                    "Choose another name, for example 'reader-2'."));
        }
        requireSocketPath(path(lab, name));
        if (open.containsKey(new Key(lab, name))) {
            return false;
        }
        if (of(lab).size() >= MOST_OF_A_LAB) {
            throw new ProblemException(Problem.of(
                    409,
                    "Too many readers",
                    "Make the reader '" + name + "' in lab " + lab,
                    MOST_OF_A_LAB + " readers already",
                    "at most " + MOST_OF_A_LAB + " in a lab",
                    "Use one of those there are, or reset the lab."));
        }
        rows.save(new ReaderRow(null, lab.value(), name, null));
        open(lab, name, null);
        return true;
    }

    /** Puts a card into the reader, instead of the one that is in it and out of any other reader of the lab. */
    public synchronized ReaderView insert(LabId lab, String name, String card) {
        Reader reader = require(lab, name);
        requireSocketPath(reader.socket());
        Insertion insertion = insertion(lab, card);
        Insertion there = reader.inserted();
        if (there != null && there.card().equals(insertion.card())) {
            return view(reader);
        }
        for (Reader other : of(lab)) {
            if (other != reader && card.equals(other.cardId())) {
                store(lab, other.name(), null);
                other.remove();
            }
        }
        store(lab, name, card);
        reader.insert(card, insertion);
        return view(reader);
    }

    /** Takes the card out, where there is one. */
    public synchronized ReaderView remove(LabId lab, String name) {
        Reader reader = require(lab, name);
        store(lab, name, null);
        reader.remove();
        return view(reader);
    }

    /** Takes the reader itself away. */
    synchronized void discard(LabId lab, String name) {
        Reader reader = require(lab, name);
        rows.deleteByLabAndName(lab.value(), name);
        reader.remove();
        close(reader);
    }

    // ---------------------------------------------------------------- state of a lab

    @Override
    public String name() {
        return "readers";
    }

    @Override
    public synchronized void seed(LabId lab) {
        Map<String, ReaderRow> known =
                rows.findByLab(lab.value()).stream().collect(Collectors.toMap(ReaderRow::name, Function.identity()));
        ReaderRow first = known.get(FIRST);
        open(lab, FIRST, first == null ? null : first.card());
        known.values().forEach(row -> open(lab, row.name(), row.card()));
    }

    @Override
    public synchronized void clear(LabId lab) {
        rows.deleteByLab(lab.value());
        for (Reader reader : of(lab)) {
            reader.remove();
            if (!reader.name().equals(FIRST)) {
                close(reader);
            }
        }
    }

    @Override
    public Snapshot snapshot(LabId lab) {
        return new Snapshot(of(lab).stream()
                .map(reader -> new Snapshot.In(reader.name(), reader.cardId()))
                .toList());
    }

    @Override
    public synchronized void restore(LabId lab, JsonNode snapshot) {
        Snapshot wanted = json.treeToValue(snapshot, Snapshot.class);
        clear(lab);
        seed(lab);
        for (Snapshot.In in : wanted.readers()) {
            make(lab, in.name());
            String card = in.card();
            if (card != null) {
                insert(lab, in.name(), card);
            }
        }
    }

    // ---------------------------------------------------------------- inside

    private List<Reader> of(LabId lab) {
        return open.values().stream()
                .filter(reader -> reader.lab().equals(lab))
                .sorted(Comparator.comparing((Reader reader) -> !reader.name().equals(FIRST))
                        .thenComparing(Reader::name))
                .toList();
    }

    private Reader require(LabId lab, String name) {
        Reader reader = open.get(new Key(lab, name));
        if (reader == null) {
            throw new ProblemException(Problem.notFound(
                    "Find a reader of lab " + lab,
                    "no reader '" + name.substring(0, Math.min(name.length(), 40)) + "'",
                    "one of " + of(lab).stream().map(Reader::name).toList(),
                    "Make it first: PUT /api/readers/{name}."));
        }
        return reader;
    }

    private void store(LabId lab, String name, @Nullable String card) {
        if (rows.put(lab.value(), name, card) == 0 && card != null) {
            rows.save(new ReaderRow(null, lab.value(), name, card));
        }
    }

    private Insertion insertion(LabId lab, String card) {
        Card held = cards.card(lab, card);
        if (!held.plan().card().kind().fitsReader()) {
            throw new ProblemException(Problem.of(
                    409,
                    "No card for a reader",
                    "Insert " + card,
                    "an e-legitimation of kind " + held.plan().card().kind().word() + ", which lives in a telephone",
                    "a card",
                    "Use it in the card app, or choose another card."));
        }
        return new Insertion(held, pkis, settings.alwaysAuthenticate());
    }

    /** Opens the reader's socket. A reader without one is there and says so when it is used: the rest of the service works. */
    private void open(LabId lab, String name, @Nullable String card) {
        Key key = new Key(lab, name);
        if (open.containsKey(key)) {
            return;
        }
        Path path = path(lab, name);
        Reader reader = new Reader(lab, name, path, card, id -> insertion(lab, id), journal, sockets.events());
        open.put(key, reader);
        try {
            requireSocketPath(path);
            sockets.open(reader, settings.socketPermissions());
        } catch (ProblemException e) {
            LOG.warn("{}", e.getMessage());
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.warn(
                    "Open the socket of reader {}: observed {}; expected a folder that can be written and"
                            + " permissions such as rw-------. See sandbox.reader.folder and"
                            + " sandbox.reader.socket-permissions.",
                    path,
                    e.toString());
        }
    }

    private void close(Reader reader) {
        open.remove(new Key(reader.lab(), reader.name()));
        sockets.close(reader);
        reader.close();
    }

    private Path path(LabId lab, String name) {
        return folder.resolve(lab.value()).resolve(name + ".sock");
    }

    private static void requireSocketPath(Path path) {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PATH) {
            throw new ProblemException(Problem.of(
                    503,
                    "No socket",
                    "Open the reader's socket " + path,
                    "a path of " + length + " bytes",
                    "at most " + LONGEST_PATH + ", the operating system's limit for sockets",
                    "Name a shorter folder by the setting sandbox.reader.folder, for example /run/readers."));
        }
    }

    private ReaderView view(Reader reader) {
        String socket = sockets.isOpen(reader) ? reader.socket().toString() : null;
        return new ReaderView(reader.name(), socket, reader.cardId(), reader.openClients());
    }
}
