package se.sakeratkomst.metadata.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.metadata.entity.Register;

/** The state of every register: on disk, and at hand. */
public final class RegisterStates {

    private final RegisterStateRepository repository;
    private final Map<Register, RegisterState> known = new ConcurrentHashMap<>();
    private final Map<Register, Long> generations = new ConcurrentHashMap<>();

    public RegisterStates(RegisterStateRepository repository) {
        this.repository = repository;
    }

    /** The register's state now. */
    public RegisterState of(Register register) {
        return known.computeIfAbsent(register, this::load);
    }

    /** Changes it, on disk first. */
    RegisterState change(Register register, UnaryOperator<RegisterState> change) {
        RegisterState changed = known.compute(
                register, (key, there) -> repository.save(change.apply(there == null ? load(key) : there)));
        touch(register);
        return changed;
    }

    /** Counts what readers can see change, from the start of the service. */
    long generation(Register register) {
        return generations.getOrDefault(register, 0L);
    }

    /** Readers can see a change. */
    void touch(Register register) {
        generations.merge(register, 1L, Long::sum);
    }

    /** Heals every fault and forgets every policy of a lab; its operators keep their keys, since others hold the certificates. */
    public void settle(LabId lab) {
        repository.findAll().stream()
                .filter(state -> state.lab().equals(lab.value()))
                .map(state -> Register.of(state.lab(), state.federation(), state.environment()))
                .forEach(register -> change(
                        register,
                        state -> state.fault(null).policy(null, null).rollover(state.keyNumber(), Rollover.NONE)));
    }

    private RegisterState load(Register register) {
        return repository
                .findByLabAndFederationAndEnvironment(
                        register.lab().value(),
                        register.federation().id(),
                        register.environment().id())
                .orElseGet(() -> RegisterState.fresh(register));
    }
}
