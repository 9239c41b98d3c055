package se.sakeratkomst.ehm.nll.call;

import java.util.Optional;
import java.util.function.Supplier;
import se.sakeratkomst.kit.lab.LabId;

/** Through whose eyes NLL is read, and whose list it is. */
public interface Viewing {

    LabId lab();

    /** Logical id of the patient. */
    Optional<String> patient();

    /** On what ground the patient's data is read, where one is stated. */
    Optional<Access> access();

    /** The care provider that the reader works for. */
    Optional<String> careProvider();

    /** Whether it is a private person who reads. */
    boolean isPrivate();

    /** What is known of the patient for the sake of sights, read when it is first asked for. */
    Known known(Supplier<Known> reading);
}
