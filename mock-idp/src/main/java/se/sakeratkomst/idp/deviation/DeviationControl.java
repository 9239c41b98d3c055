package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;

/** Arms negative tests, for programs. */
@RestController
@RequestMapping("/admin/labs/{lab}/deviations")
public final class DeviationControl {

    /** A test that can be armed. */
    public record Offer(String test, String name, String group, String phase, List<String> variants) {}

    /** What can be armed and what is. */
    public record Overview(List<Offer> tests, List<Armed> armed) {}

    private final NegativeTests tests;
    private final Deviations deviations;
    private final Arming arming;
    private final Labs labs;

    public DeviationControl(NegativeTests tests, Deviations deviations, Arming arming, Labs labs) {
        this.tests = tests;
        this.deviations = deviations;
        this.arming = arming;
        this.labs = labs;
    }

    @GetMapping
    Overview overview(@PathVariable String lab) {
        LabId id = labs.require(new LabId(lab));
        return new Overview(
                tests.all().stream()
                        .map(test -> new Offer(
                                test.id(),
                                test.name(),
                                test.group(),
                                test.phaseName(),
                                test.variants().stream()
                                        .map(NegativeTest.Variant::name)
                                        .toList()))
                        .toList(),
                deviations.armed(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Armed arm(@PathVariable String lab, @RequestBody Arming.Wanted wanted) {
        return arming.arm(labs.require(new LabId(lab)), wanted);
    }

    @DeleteMapping
    Map<String, Object> disarm(@PathVariable String lab) {
        LabId id = labs.require(new LabId(lab));
        int before = deviations.armed(id).size();
        deviations.clear(id);
        return Map.of("lab", id, "disarmed", before);
    }
}
