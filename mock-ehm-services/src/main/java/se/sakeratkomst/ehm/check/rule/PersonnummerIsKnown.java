package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.PopulationStatus;
import se.sakeratkomst.ehm.check.subject.Register;
import se.sakeratkomst.ehm.check.subject.RegisterMissing;

/** P.001: the population register has somebody of that personnummer, who is alive. */
final class PersonnummerIsKnown implements ItemCheck {

    @Override
    public String code() {
        return "P.001";
    }

    @Override
    public Optional<String> observed(Item item) {
        item.registers().population();
        PopulationStatus status = item.patient().populationStatus();
        if (status == PopulationStatus.UNREACHABLE) {
            throw new RegisterMissing(Register.POPULATION);
        }
        return Observed.when(!status.alive(), "population register: " + status);
    }
}
