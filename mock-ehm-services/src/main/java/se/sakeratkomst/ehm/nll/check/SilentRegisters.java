package se.sakeratkomst.ehm.nll.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import se.sakeratkomst.ehm.check.subject.Register;
import se.sakeratkomst.ehm.check.subject.Registers;
import se.sakeratkomst.kit.control.LabState;
import se.sakeratkomst.kit.lab.LabId;
import tools.jackson.databind.JsonNode;

/** Registers that testers have silenced: whatever needs one of them cannot be stored. */
public final class SilentRegisters implements LabState {

    private final Map<LabId, Set<Register>> byLab = new ConcurrentHashMap<>();

    public Set<Register> of(LabId lab) {
        return byLab.getOrDefault(lab, Set.of());
    }

    public void silence(LabId lab, Set<Register> registers) {
        byLab.put(lab, Set.copyOf(registers));
    }

    /** Those registers without the ones that do not answer in the lab. */
    public Registers without(Registers all, LabId lab) {
        Registers those = all;
        for (Register silent : of(lab)) {
            those = those.without(silent);
        }
        return those;
    }

    @Override
    public String name() {
        return "silentRegisters";
    }

    @Override
    public void seed(LabId lab) {
        // all of them answer
    }

    @Override
    public void clear(LabId lab) {
        byLab.remove(lab);
    }

    @Override
    public Object snapshot(LabId lab) {
        return List.copyOf(of(lab));
    }

    @Override
    public void restore(LabId lab, JsonNode snapshot) {
        Set<Register> silent = EnumSet.noneOf(Register.class);
        snapshot.forEach(each -> silent.add(Register.valueOf(each.asString())));
        silence(lab, silent);
    }
}
