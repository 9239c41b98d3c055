package se.sakeratkomst.ehm.nll.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.ehm.check.subject.Register;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Control API: silences registers that the control table asks, so that one sees what then becomes of a call. */
@RestController
@RequestMapping("/admin/labs/{lab}/nll/registers")
public final class RegistersController {

    /** @param silent names of registers that do not answer: VARA, HOSP, ARKO, EXPO, FOLK */
    record Silence(@Nullable List<String> silent) {}

    private final SilentRegisters registers;
    private final Labs labs;

    RegistersController(SilentRegisters registers, Labs labs) {
        this.registers = registers;
        this.labs = labs;
    }

    @GetMapping
    Silence silent(@PathVariable String lab) {
        return answer(labs.require(new LabId(lab)));
    }

    @PutMapping
    Silence silence(@PathVariable String lab, @RequestBody Silence wanted) {
        LabId id = labs.require(new LabId(lab));
        Set<Register> silent = EnumSet.noneOf(Register.class);
        for (String name : wanted.silent() == null ? List.<String>of() : wanted.silent()) {
            silent.add(Arrays.stream(Register.values())
                    .filter(each -> each.known().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(Problem.badRequest(
                            "Silence registers",
                            "'" + name + "'",
                            "names among "
                                    + Arrays.stream(Register.values())
                                            .map(Register::known)
                                            .collect(Collectors.joining(", ")),
                            "Send {\"silent\":[\"VARA\"]}, or {\"silent\":[]} for none."))));
        }
        registers.silence(id, silent);
        return answer(id);
    }

    private Silence answer(LabId lab) {
        return new Silence(
                registers.of(lab).stream().map(Register::known).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .toList());
    }
}
