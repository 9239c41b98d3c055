package se.sakeratkomst.cards.revocation;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.revocation.fault.ArmedFaults;
import se.sakeratkomst.cards.revocation.fault.Fault;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Control: which faults of revocation there are, and which are at work in a lab. */
@RestController
@RequestMapping("/admin")
final class FaultControl {

    /** A fault that can be armed. */
    record Known(String fault, String does, String outcome) {}

    /** @param delay how long a slow responder waits; PT20S when it is left out */
    record Order(@Nullable List<String> faults, @Nullable String delay) {}

    /** What is at work. */
    record Armed(List<String> faults, String delay) {

        static Armed of(ArmedFaults armed) {
            return new Armed(armed.ids(), armed.delay().toString());
        }
    }

    private final Labs labs;
    private final Faults faults;

    FaultControl(Labs labs, Faults faults) {
        this.labs = labs;
        this.faults = faults;
    }

    @GetMapping("/pki/faults")
    List<Known> known() {
        return Stream.of(Fault.values())
                .map(fault ->
                        new Known(fault.id(), fault.does(), fault.outcome().sentence()))
                .toList();
    }

    @GetMapping("/labs/{lab}/pki/faults")
    Armed armed(@PathVariable String lab) {
        return Armed.of(faults.armed(labs.require(new LabId(lab))));
    }

    @PutMapping("/labs/{lab}/pki/faults")
    Armed arm(@PathVariable String lab, @RequestBody Order order) {
        LabId id = labs.require(new LabId(lab));
        Set<Fault> wanted = EnumSet.noneOf(Fault.class);
        List<String> ids = order.faults();
        if (ids == null) {
            throw refused("no 'faults'", "{\"faults\":[\"ocsp-down\"]}", "DELETE heals them all.");
        }
        ids.forEach(fault -> wanted.add(Fault.of(fault)
                .orElseThrow(() -> refused(
                        "'" + fault.substring(0, Math.min(fault.length(), 40)) + "'",
                        "faults of "
                                + Arrays.stream(Fault.values()).map(Fault::id).toList(),
                        "GET /admin/pki/faults tells what each does."))));
        return Armed.of(faults.arm(id, wanted, delay(order.delay())));
    }

    @DeleteMapping("/labs/{lab}/pki/faults")
    Armed heal(@PathVariable String lab) {
        return Armed.of(faults.heal(labs.require(new LabId(lab))));
    }

    private static Duration delay(@Nullable String text) {
        if (text == null) {
            return ArmedFaults.USUAL_DELAY;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(
                    "a delay '" + text.substring(0, Math.min(text.length(), 40)) + "'",
                    "an ISO 8601 duration, for example PT20S",
                    "Correct 'delay' or leave it out.");
        }
    }

    private static ProblemException refused(String observed, String expected, String remedy) {
        return new ProblemException(Problem.badRequest("Arm faults of revocation", observed, expected, remedy));
    }
}
