package se.sakeratkomst.ehm.nll.patient;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.call.Access;
import se.sakeratkomst.ehm.nll.call.Known;
import se.sakeratkomst.ehm.nll.call.Viewing;
import se.sakeratkomst.kit.lab.LabId;

/** A patient's own eyes. */
final class OwnView implements Viewing {

    private final LabId lab;
    private final String patientId;
    private final Access access;
    private @Nullable Known known;

    OwnView(LabId lab, String patientId, Access access) {
        this.lab = lab;
        this.patientId = patientId;
        this.access = access;
    }

    @Override
    public LabId lab() {
        return lab;
    }

    @Override
    public Optional<String> patient() {
        return Optional.of(patientId);
    }

    @Override
    public Optional<Access> access() {
        return Optional.of(access);
    }

    @Override
    public Optional<String> careProvider() {
        return Optional.empty();
    }

    @Override
    public boolean isPrivate() {
        return true;
    }

    @Override
    public Known known(Supplier<Known> reading) {
        Known read = known;
        if (read == null) {
            read = reading.get();
            known = read;
        }
        return read;
    }
}
