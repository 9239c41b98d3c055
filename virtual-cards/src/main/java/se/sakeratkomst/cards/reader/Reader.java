package se.sakeratkomst.cards.reader;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.cards.card.TokenUse;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.ProblemException;

/** One reader of a lab: a slot for each of the card's two tokens, and the clients that have it open. */
final class Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    private final LabId lab;
    private final String name;
    private final Path socket;
    private final Journal journal;
    private final Executor events;
    private final Set<Connection> clients = ConcurrentHashMap.newKeySet();
    private final Function<String, Insertion> opener;
    private @Nullable String cardId;
    private volatile @Nullable Insertion inserted;
    private volatile boolean looked;

    /**
     * @param cardId the card that was in it when the service last ran
     * @param opener makes what is in the slots of a card's id
     * @param events runs what must not wait for a slow client
     */
    Reader(
            LabId lab,
            String name,
            Path socket,
            @Nullable String cardId,
            Function<String, Insertion> opener,
            Journal journal,
            Executor events) {
        this.lab = lab;
        this.name = name;
        this.socket = socket;
        this.cardId = cardId;
        this.opener = opener;
        this.journal = journal;
        this.events = events;
    }

    /** Label of a token in a reader, as on a SITHS card. */
    static String tokenLabel(TokenUse use) {
        return use == TokenUse.LEGITIMERING ? "SITHS e-id kort (Legitimering)" : "SITHS e-id kort (Underskrift)";
    }

    LabId lab() {
        return lab;
    }

    String name() {
        return name;
    }

    Path socket() {
        return socket;
    }

    synchronized @Nullable String cardId() {
        return cardId;
    }

    int openClients() {
        return (int) clients.stream().filter(Connection::initialised).count();
    }

    /** What is in it; a card that was in it before a restart is looked up when first asked for. */
    @Nullable
    Insertion inserted() {
        return looked ? inserted : look();
    }

    private synchronized @Nullable Insertion look() {
        String id = cardId;
        if (!looked && id != null) {
            try {
                inserted = opener.apply(id);
            } catch (ProblemException e) {
                LOG.warn("The card {} in reader {} of lab {} cannot be used: {}", id, name, lab, e.getMessage());
            }
        }
        looked = true;
        return inserted;
    }

    /** Puts the card in, instead of the one that is in it. */
    synchronized void insert(String id, Insertion card) {
        pull();
        cardId = id;
        inserted = card;
        looked = true;
        journal.append(
                lab,
                Notes.reader("reader.inserted", name, id)
                        .summary("Card " + id + " is in reader " + name)
                        .accepted());
        tellClients();
    }

    /** Takes the card out; false when there is none. */
    synchronized boolean remove() {
        boolean had = pull();
        if (had) {
            tellClients();
        }
        return had;
    }

    private boolean pull() {
        String id = cardId;
        Insertion out = inserted;
        if (id == null) {
            return false;
        }
        if (out != null) {
            out.pull();
        }
        inserted = null;
        cardId = null;
        looked = true;
        journal.append(
                lab,
                Notes.reader("reader.removed", name, id)
                        .summary("Card " + id + " was taken out of reader " + name)
                        .accepted());
        return true;
    }

    private void tellClients() {
        clients.forEach(client -> client.slotsChanged(events));
    }

    void joined(Connection client) {
        clients.add(client);
    }

    void left(Connection client) {
        if (clients.remove(client) && client.initialised()) {
            note("reader.closed", client);
        }
    }

    /** A client has opened the module by C_Initialize, or closed it by C_Finalize. */
    void initialisedChanged(Connection client, boolean open) {
        note(open ? "reader.opened" : "reader.closed", client);
    }

    private void note(String kind, Connection client) {
        journal.append(
                lab,
                Notes.reader(kind, name, cardId())
                        .fact("client", client.client().name())
                        .summary(kind + " by client " + client.client().name())
                        .info());
    }

    /** Drops the clients. */
    void close() {
        clients.forEach(Connection::end);
    }
}
