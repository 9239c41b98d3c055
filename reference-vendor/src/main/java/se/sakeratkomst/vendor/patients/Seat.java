package se.sakeratkomst.vendor.patients;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.nll.Workplace;

/** Where a user sits for as long as the login lasts: what lies on the table, and what the screen shows. */
public final class Seat {

    private final Workplace workplace = new Workplace();
    private volatile @Nullable Screen screen;

    Workplace workplace() {
        return workplace;
    }

    /** What the user sees of that patient now. */
    Optional<Screen> screen(String personnummer) {
        return Optional.ofNullable(screen).filter(shown -> shown.personnummer().equals(personnummer));
    }

    Screen show(Screen next) {
        screen = next;
        return next;
    }
}
