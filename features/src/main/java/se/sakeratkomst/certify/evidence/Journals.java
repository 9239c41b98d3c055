package se.sakeratkomst.certify.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The journals of one lab, read over the control ports. */
public final class Journals {
    private static final int PAGE = 500;

    private final Map<Service, ControlApi> controls;
    private final String lab;

    public Journals(Map<Service, ControlApi> controls, String lab) {
        this.controls = new EnumMap<>(controls);
        this.lab = lab;
    }

    /** A place in every journal, from which to read on. */
    public record Mark(Map<Service, Long> last) {
        public Mark {
            last = Map.copyOf(last);
        }
    }

    /** Where the journals end now of all services that a certification needs. */
    public Mark mark() {
        return mark(Service.suites());
    }

    /** Where the journals of these services end now. */
    public Mark mark(Collection<Service> services) {
        Map<Service, Long> last = new EnumMap<>(Service.class);
        services.forEach(service -> last.put(
                service, control(service).get(path("limit=1")).path("last").asLong()));
        return new Mark(last);
    }

    /** Everything these services wrote after the mark, in the order of their clocks. */
    public List<JournalEntry> since(Mark mark, Collection<Service> services) {
        List<JournalEntry> entries = new ArrayList<>();
        for (Service service : services) {
            entries.addAll(after(service, mark.last().getOrDefault(service, 0L)));
        }
        entries.sort(java.util.Comparator.comparing(JournalEntry::at));
        return entries;
    }

    public List<JournalEntry> after(Service service, long seq) {
        List<JournalEntry> entries = new ArrayList<>();
        long from = seq;
        while (true) {
            JsonNode page = control(service).get(path("after=" + from + "&limit=" + PAGE));
            List<JsonNode> items = Json.items(page.path("entries"));
            items.forEach(item -> entries.add(JournalEntry.from(item)));
            if (items.size() < PAGE) {
                return entries;
            }
            from = entries.get(entries.size() - 1).seq();
        }
    }

    private ControlApi control(Service service) {
        ControlApi control = controls.get(service);
        if (control == null) {
            throw new IllegalArgumentException("no control port for " + service.id());
        }
        return control;
    }

    private String path(String query) {
        return "/admin/labs/" + lab + "/journal?" + query;
    }
}
