package se.sakeratkomst.ehm.nll.writing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.nll.view.DispenseView;

/** The name under which the rows of one dispatch are found. */
public final class DispatchName {

    private static final int LONGEST = 200;

    private DispatchName() {}

    /**
     * Under what a dispense is found by its dispatch: the national id, else the pharmacy's own together with the pharmacy, since two pharmacies may
     * well number alike.
     */
    public static Optional<String> of(DispenseView view, @Nullable String pharmacy) {
        return view.dispatchId()
                .or(() -> view.actorDispatchId().map(id -> own(pharmacy, id)))
                .map(DispatchName::cut);
    }

    public static String own(@Nullable String pharmacy, String id) {
        return pharmacy + "/" + id;
    }

    public static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
