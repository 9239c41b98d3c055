package se.sakeratkomst.idp.deviation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;

/** Answers who calls an address that nobody may call, and tells of it. */
@RestController
public final class CanaryController {

    /** Who called what. */
    public record Called(List<Canaries.Call> calls) {}

    private final Canaries canaries;
    private final Labs labs;
    private final LabClock clock;
    private final Journal journal;

    public CanaryController(Canaries canaries, Labs labs, LabClock clock, Journal journal) {
        this.canaries = canaries;
        this.labs = labs;
        this.clock = clock;
        this.journal = journal;
    }

    @RequestMapping("/canary/{canary}")
    ResponseEntity<String> called(@PathVariable String canary, HttpServletRequest request) {
        LabId lab = CurrentLab.of(request);
        return canaries.called(lab, canary, clock.wall(), request.getRemoteAddr())
                .map(call -> {
                    journal.append(
                            lab,
                            Note.of("canary.called")
                                    .from(call.address())
                                    .protocol("HTTP")
                                    .correlation(canary)
                                    .summary("A message of " + call.test() + " (" + call.variant()
                                            + ") made somebody call out")
                                    .fact("test", call.test())
                                    .fact("variant", call.variant())
                                    .fact("canary", canary)
                                    .fact("address", call.address())
                                    .fact("method", request.getMethod())
                                    .refused());
                    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("TEST-CANARY");
                })
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/admin/labs/{lab}/canary")
    Called all(@PathVariable String lab) {
        return new Called(canaries.calls(labs.require(new LabId(lab))));
    }
}
