package se.sakeratkomst.ehm.check.rule;

import java.math.BigDecimal;
import java.util.Optional;
import se.sakeratkomst.ehm.check.subject.Item;

/** H.011: the highest weekly dose is from one to seven daily doses. */
final class WeeklyDoseFitsTheDaily implements ItemCheck {

    @Override
    public String code() {
        return "H.011";
    }

    @Override
    public Optional<String> observed(Item item) {
        BigDecimal daily = item.content().dailyDose();
        BigDecimal weekly = item.content().weeklyDose();
        return Observed.when(
                weekly != null
                        && daily != null
                        && (weekly.compareTo(daily) < 0 || weekly.compareTo(daily.multiply(Limits.WEEK)) > 0),
                "highest weekly dose " + weekly + ", daily " + daily);
    }
}
