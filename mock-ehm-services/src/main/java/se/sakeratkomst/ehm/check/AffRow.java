package se.sakeratkomst.ehm.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the control table, as data.
 *
 * @param effect by control set; where a set is not named the row does not run
 * @param when the row runs only where all of these hold
 * @param reachNote why FHIR does not reach it, or null
 * @param active false when it is not run at all; null counts as true
 * @param mark D documented, I inferred
 */
public record AffRow(
        String code,
        Map<ControlSet, Effect> effect,
        List<Condition> when,
        Reach reach,
        @Nullable String reachNote,
        @Nullable Boolean active,
        String mark,
        String textSv,
        String textEn) {

    public AffRow {
        effect = effect == null ? Map.of() : Map.copyOf(effect);
        when = when == null ? List.of() : List.copyOf(when);
    }

    /** What it does in that set; empty where it does not run. */
    public Optional<Effect> effectIn(ControlSet set) {
        return Optional.ofNullable(effect.get(set));
    }

    public boolean runs() {
        return active == null || active;
    }

    /** Whether it runs after the others, since it asks what they found. */
    boolean last() {
        return when.contains(Condition.WARNED);
    }
}
