package se.sakeratkomst.ehm.check.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.check.subject.Item;

/** When a treatment goes on. */
final class Period {

    private Period() {}

    /** The end that a call asks for: the last dosing day of an end, else that of the prescription. */
    static @Nullable LocalDate endOf(Item item) {
        return item.asked() != null && item.asked().lastDosingDay() != null
                ? item.asked().lastDosingDay()
                : item.content().endOn();
    }
}
