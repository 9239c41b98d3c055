package se.sakeratkomst.ehm.check.rule;

import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;
import se.sakeratkomst.ehm.check.subject.PopulationStatus;

/** U.005: a prescription marked as education is of a test person of the population register, and no other is. */
final class TestMarkFitsThePopulationRegister implements ItemCheck {

    private static final int EDUCATION = 3;

    @Override
    public String code() {
        return "U.005";
    }

    @Override
    public Optional<String> observed(Item item) {
        Integer mark = item.content().testMark();
        boolean testPerson = item.patient().populationStatus() == PopulationStatus.TEST_PERSON;
        return Observed.when(
                mark != null && testPerson != (mark == EDUCATION),
                "test mark " + mark + ", population register " + item.patient().populationStatus());
    }
}
