package se.sakeratkomst.certify.steps;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.sakeratkomst.certify.vendor.Action;
import se.sakeratkomst.certify.vendor.VendorFile;
import se.sakeratkomst.certify.verdict.CaseHeading;

/** What a scenario needs a vendor system to do towards the national medication list: its tags say it. */
final class Actions {
    /** Begins the tag that names an action. */
    static final String TAG = "gor-";

    /** The tag of scenarios about private persons. */
    static final String PRIVATE = "privatperson";

    private Actions() {}

    static Set<Action> needed(CaseHeading heading) {
        return heading.tags().stream()
                .filter(tag -> tag.startsWith(TAG))
                .map(tag -> Action.byId(tag.substring(TAG.length()))
                        .orElseThrow(() -> new IllegalStateException("no action is called by the tag @" + tag)))
                .collect(Collectors.toSet());
    }

    /** Why the scenario is not applicable to the system, if something in it is what the vendor file does not claim. */
    static Optional<String> unclaimed(VendorFile vendor, CaseHeading heading) {
        Set<Action> needed = needed(heading);
        VendorFile.Nll nll = vendor.nll();
        if (needed.isEmpty() || nll == null) {
            return Optional.empty();
        }
        if (heading.tags().contains(PRIVATE) && nll.privateLogin() == null) {
            return Optional.of("vendor.yaml does not say where private persons log in (it has no nll.privateLogin)");
        }
        if (nll.actions() == null) {
            return Optional.of("vendor.yaml does not say how the system is made to act (it has no nll.actions)");
        }
        String missing = needed.stream()
                .filter(action -> !nll.supports().contains(action))
                .sorted()
                .map(Action::id)
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "vendor.yaml does not claim what the scenario does (nll.supports is without " + missing + ")");
    }
}
