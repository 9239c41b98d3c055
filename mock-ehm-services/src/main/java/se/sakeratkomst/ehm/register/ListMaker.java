package se.sakeratkomst.ehm.register;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import se.sakeratkomst.kit.lab.LabId;

/** Makes of a plan what NLL stores: the register itself knows neither FHIR nor articles. */
public interface ListMaker {

    /**
     * @param now by the lab's clock
     * @param ids gives each thing its id by a name such as {@code prescription/tore-1}
     * @throws PlanRefused when the plan says what cannot be
     */
    List<StoredResource> rows(LabId lab, Whose whose, PlannedList plan, Instant now, UnaryOperator<String> ids);
}
