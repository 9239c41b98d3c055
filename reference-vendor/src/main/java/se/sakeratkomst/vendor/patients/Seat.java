package se.sakeratkomst.vendor.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.nll.PatientList;
import se.sakeratkomst.vendor.nll.Prescription;
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

    /** The flaw, and nothing in earnest: the prescriptions of the patient shown before stay on the screen. */
    Screen showOver(Screen next) {
        Screen shown = screen;
        PatientList before = shown == null ? null : shown.list();
        PatientList list = next.list();
        if (before == null || list == null || before.personnummer().equals(list.personnummer())) {
            return show(next);
        }
        List<Prescription> all = new ArrayList<>(list.prescriptions());
        all.addAll(before.prescriptions());
        return show(next.with(new PatientList(
                list.personnummer(),
                list.patientId(),
                list.ground(),
                list.read(),
                all,
                list.dispenses(),
                list.locks())));
    }
}
