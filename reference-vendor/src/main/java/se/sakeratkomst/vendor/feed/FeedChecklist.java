package se.sakeratkomst.vendor.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;

/** What is checked of every feed once its signature holds, in this order. The first check that fails decides. */
final class FeedChecklist {

    /** The checks that each switch takes away. */
    private static final Map<Flaw, Set<Class<? extends FeedCheck>>> TAKES_AWAY = Map.of(
            Flaw.ACCEPTS_FEED_WITHOUT_END, Set.of(EndIsStated.class, EndIsNear.class),
            Flaw.IGNORES_FEED_EXPIRY, Set.of(HasNotEnded.class));

    private FeedChecklist() {}

    static List<FeedCheck> of(Flaws flaws) {
        List<FeedCheck> checks =
                new ArrayList<>(List.of(new RootIsMetadata(), new EndIsStated(), new EndIsNear(), new HasNotEnded()));
        TAKES_AWAY.forEach((flaw, taken) -> {
            if (flaws.has(flaw)) {
                checks.removeIf(check -> taken.contains(check.getClass()));
            }
        });
        return List.copyOf(checks);
    }
}
