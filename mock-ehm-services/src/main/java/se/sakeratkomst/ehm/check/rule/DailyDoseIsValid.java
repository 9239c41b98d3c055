package se.sakeratkomst.ehm.check.rule;

import java.math.BigDecimal;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.010: the highest daily dose is a positive number. */
final class DailyDoseIsValid implements ItemCheck {

    @Override
    public String code() {
        return "H.010";
    }

    @Override
    public Optional<String> observed(Item item) {
        BigDecimal daily = item.content().dailyDose();
        return Observed.when(daily != null && daily.signum() <= 0, "highest daily dose " + daily);
    }
}
