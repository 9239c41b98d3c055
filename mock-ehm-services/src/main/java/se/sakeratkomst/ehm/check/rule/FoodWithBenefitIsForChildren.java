package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** G.011: food with benefit is for somebody under 16. */
final class FoodWithBenefitIsForChildren implements ItemCheck {

    private static final int GROWN = 16;

    @Override
    public String code() {
        return "G.011";
    }

    @Override
    public Optional<String> observed(Item item) {
        LocalDate born = item.patient().birthDate();
        return Observed.when(
                born == null || !born.isAfter(item.today().minusYears(GROWN)),
                "benefit " + item.benefit() + ", birth date " + born);
    }
}
