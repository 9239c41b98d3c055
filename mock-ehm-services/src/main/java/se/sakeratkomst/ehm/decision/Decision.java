package se.sakeratkomst.ehm.decision;

import java.util.List;
import java.util.Map;

/**
 * What was decided about a question, and why.
 *
 * @param grounds why it was denied; empty otherwise
 * @param sights what is seen of each entry, by its id; empty when denied
 */
public record Decision(Outcome outcome, List<Ground> grounds, Map<String, Sight> sights) {

    /** From the most to the least. */
    public enum Outcome {
        ALLOW,
        FILTERED,
        DENY
    }

    public Decision {
        grounds = List.copyOf(grounds);
        sights = Map.copyOf(sights);
    }

    static Decision denied(List<Ground> grounds) {
        return new Decision(Outcome.DENY, grounds, Map.of());
    }

    static Decision of(Map<String, Sight> sights) {
        boolean all = sights.values().stream().allMatch(sight -> sight.extent() == Sight.Extent.SHOWN);
        return new Decision(all ? Outcome.ALLOW : Outcome.FILTERED, List.of(), sights);
    }
}
