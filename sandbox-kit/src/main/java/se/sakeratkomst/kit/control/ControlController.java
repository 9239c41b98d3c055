package se.sakeratkomst.kit.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.clock.ClockSetting;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.JournalEntry;
import se.sakeratkomst.kit.journal.JournalQuery;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import tools.jackson.databind.JsonNode;

/** The admin API, the same for every service. */
@RestController
@RequestMapping("/admin")
public final class ControlController {

    /** A page of the journal. */
    public record JournalPage(String service, String lab, int epoch, long last, List<JournalEntry> entries) {}

    /** A lab's state, one member for each kind of state the service has. */
    public record Snapshot(String service, String lab, ClockSetting clock, Map<String, Object> state) {}

    private final String service;
    private final Labs labs;
    private final LabClock clock;
    private final Journal journal;
    private final List<LabState> states;
    private final List<Assumption> assumptions;

    public ControlController(
            String service,
            Labs labs,
            LabClock clock,
            Journal journal,
            List<LabState> states,
            List<Assumption> assumptions) {
        this.service = service;
        this.labs = labs;
        this.clock = clock;
        this.journal = journal;
        this.states = states;
        this.assumptions = assumptions;
    }

    @GetMapping("/labs")
    List<LabId> labs() {
        return labs.all();
    }

    @PutMapping("/labs/{lab}")
    Map<String, Object> create(@PathVariable String lab) {
        LabId id = new LabId(lab);
        boolean made = labs.create(id);
        return Map.of("lab", id, "created", made);
    }

    @PostMapping("/labs/{lab}/reset")
    Map<String, Object> reset(@PathVariable String lab) {
        LabId id = known(lab);
        journal.beginEpoch(id);
        states.forEach(state -> state.clear(id));
        states.forEach(state -> state.seed(id));
        clock.set(id, ClockSetting.WALL);
        journal.append(id, Note.of("lab.reset").summary("The lab was reset").accepted());
        return Map.of("lab", id, "epoch", journal.epoch(id));
    }

    @PostMapping("/labs/{lab}/seed")
    Map<String, Object> seed(@PathVariable String lab) {
        LabId id = known(lab);
        states.forEach(state -> state.seed(id));
        return Map.of("lab", id);
    }

    @GetMapping("/labs/{lab}/snapshot")
    Snapshot snapshot(@PathVariable String lab) {
        LabId id = known(lab);
        Map<String, Object> all = new LinkedHashMap<>();
        states.forEach(state -> all.put(state.name(), state.snapshot(id)));
        return new Snapshot(service, id.value(), clock.setting(id), all);
    }

    @PutMapping("/labs/{lab}/snapshot")
    Map<String, Object> restore(@PathVariable String lab, @RequestBody JsonNode snapshot) {
        LabId id = known(lab);
        for (LabState state : states) {
            JsonNode part = snapshot.path("state").path(state.name());
            if (!part.isMissingNode()) {
                state.restore(id, part);
            }
        }
        journal.append(
                id, Note.of("lab.restored").summary("A snapshot was restored").accepted());
        return Map.of("lab", id);
    }

    @GetMapping("/labs/{lab}/clock")
    Map<String, Object> clock(@PathVariable String lab) {
        LabId id = known(lab);
        return Map.of("setting", clock.setting(id), "labTime", clock.now(id), "wallTime", clock.wall());
    }

    @PutMapping("/labs/{lab}/clock")
    Map<String, Object> setClock(@PathVariable String lab, @RequestBody ClockSetting setting) {
        LabId id = known(lab);
        clock.set(id, setting);
        journal.append(
                id, Note.of("lab.clock").summary("The lab's clock was set").fact("setting", setting.toString()));
        return clock(lab);
    }

    @GetMapping("/labs/{lab}/journal")
    JournalPage journal(
            @PathVariable String lab,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String correlation,
            @RequestParam(defaultValue = "1000") int limit) {
        LabId id = known(lab);
        return new JournalPage(
                service,
                id.value(),
                journal.epoch(id),
                journal.last(id),
                journal.read(id, new JournalQuery(after, kind, correlation, limit)));
    }

    @GetMapping("/assumptions")
    List<Assumption> assumptions() {
        return assumptions;
    }

    private LabId known(String lab) {
        return labs.require(new LabId(lab));
    }
}
