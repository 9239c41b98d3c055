package se.sakeratkomst.certify.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The journals of one lab from a moment on, read once for all who ask. Scenarios that run at the same time write into the same
 * journals; each picks what is its own by the protocols' ids, and never by the time alone.
 */
public final class JournalTail {
    private final Journals journals;
    private final Map<Service, Reel> reels = new EnumMap<>(Service.class);

    /** Begins where the journals end now. */
    public JournalTail(Journals journals, Collection<Service> services) {
        this.journals = journals;
        journals.mark(services).last().forEach((service, last) -> reels.put(service, new Reel(service, last)));
    }

    /** How far the journals of these services have been read: at their end or before it. */
    public Journals.Mark soFar(Collection<Service> services) {
        Map<Service, Long> last = new EnumMap<>(Service.class);
        services.forEach(service -> last.put(service, reel(service).last()));
        return new Journals.Mark(last);
    }

    /** Where the journals of these services end now. */
    public Journals.Mark mark(Collection<Service> services) {
        Map<Service, Long> last = new EnumMap<>(Service.class);
        services.forEach(service -> last.put(service, reel(service).readOn()));
        return new Journals.Mark(last);
    }

    /** What these services have written after the mark and the filter takes, in the order of their clocks. */
    public List<JournalEntry> since(Journals.Mark mark, Collection<Service> services, Predicate<JournalEntry> filter) {
        List<JournalEntry> found = new ArrayList<>();
        for (Service service : services) {
            reel(service).readOn();
            reel(service).after(mark.last().getOrDefault(service, 0L)).stream()
                    .filter(filter)
                    .forEach(found::add);
        }
        return ordered(found);
    }

    /**
     * What these services have written about a login: the entries that carry one of its ids, and those about the logins that these
     * name.
     *
     * @param ids of requests, responses and logins, which no two logins have in common
     */
    public List<JournalEntry> about(Collection<String> ids, Collection<Service> services) {
        services.forEach(service -> reel(service).readOn());
        Set<JournalEntry> found = new LinkedHashSet<>();
        Set<String> named = new LinkedHashSet<>();
        for (Service service : services) {
            reel(service).with(ids).forEach(entry -> {
                found.add(entry);
                entry.fact("login").ifPresent(named::add);
            });
        }
        named.removeAll(ids);
        services.forEach(service -> found.addAll(reel(service).with(named)));
        return ordered(new ArrayList<>(found));
    }

    private static List<JournalEntry> ordered(List<JournalEntry> entries) {
        entries.sort(Comparator.comparing(JournalEntry::at));
        return entries;
    }

    private Reel reel(Service service) {
        Reel reel = reels.get(service);
        if (reel == null) {
            throw new IllegalArgumentException("the journal of " + service.id() + " is not read");
        }
        return reel;
    }

    /** One service's journal, as far as it has been read. */
    private final class Reel {
        private final Service service;
        private final List<JournalEntry> entries = new ArrayList<>();
        private final Map<String, List<JournalEntry>> byId = new HashMap<>();
        private long last;

        Reel(Service service, long last) {
            this.service = service;
            this.last = last;
        }

        /** Reads to the end: what was written before this call is there after it. */
        synchronized long readOn() {
            for (JournalEntry entry : journals.after(service, last)) {
                entries.add(entry);
                entry.correlation()
                        .forEach(id -> byId.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(entry));
                last = entry.seq();
            }
            return last;
        }

        synchronized long last() {
            return last;
        }

        synchronized List<JournalEntry> after(long seq) {
            int from = entries.size();
            while (from > 0 && entries.get(from - 1).seq() > seq) {
                from--;
            }
            return List.copyOf(entries.subList(from, entries.size()));
        }

        synchronized List<JournalEntry> with(Collection<String> ids) {
            return ids.stream()
                    .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                    .toList();
        }
    }
}
