package se.sakeratkomst.ehm.nll.door;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import se.sakeratkomst.ehm.EhmSettings.RequestIds.WhenRepeated;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.register.ResourceStore;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * EHM-052: the same caller has not used this x-request-id before. What the real service does then is not public: a setting says whether such a call is
 * refused.
 */
public final class CallIsNew implements Check<NllCall> {

    private final SeenCalls seen;
    private final ResourceStore store;
    private final Function<LabId, Instant> clock;
    private final Duration window;
    private final WhenRepeated refused;

    /** @param window for how long an id may not be used again, by the lab's clock */
    public CallIsNew(ResourceStore store, Function<LabId, Instant> clock, Duration window, WhenRepeated refused) {
        this.seen = new SeenCalls(window);
        this.store = store;
        this.clock = clock;
        this.window = window;
        this.refused = refused;
    }

    @Override
    public List<Finding> examine(NllCall call) {
        if (!call.sha256().map(sha256 -> isOld(call, sha256)).orElse(false)) {
            return List.of();
        }
        call.isOneThatCameBefore();
        return refused == WhenRepeated.all || (refused == WhenRepeated.writes && call.stores())
                ? List.of(Finding.error(
                        "EHM-052",
                        "reading the headers of a call of kind '" + call.kind() + "'",
                        "x-request-id " + call.requestId().orElse("")
                                + ", which this caller has used for another call within " + window.toHours() + " hours",
                        "a UUID that is new for each call",
                        "Make a new x-request-id for each call, also when a change is sent anew; whether the first one was stored is told by a"
                                + " read."))
                : List.of();
    }

    private boolean isOld(NllCall call, String sha256) {
        Instant now = clock.apply(call.lab());
        boolean again = seen.again(call.lab(), sha256, now);
        return again || (call.stores() && store.wrote(call.lab(), sha256, now.minus(window)));
    }
}
