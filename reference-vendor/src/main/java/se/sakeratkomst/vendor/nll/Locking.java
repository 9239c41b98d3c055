package se.sakeratkomst.vendor.nll;

import java.util.List;
import se.sakeratkomst.vendor.ehm.Issue;

/**
 * Locks that are set and lifted on the patient's behalf. A lock is lifted by replacing it, never deleted.
 *
 * @see "Tillämpningsanvisning 36"
 */
final class Locking {

    private final Nll nll;

    Locking(Nll nll) {
        this.nll = nll;
    }

    /** @param reasonOnly whether the treatment reason alone is locked */
    List<Issue> lock(Errand errand, Prescription read, boolean reasonOnly) {
        return Issues.of(nll.post(
                errand,
                "/Basic",
                LockDocument.of(read.chain(), reasonOnly, errand.patient()),
                Event.of(Activity.SKAPA_SPARR)));
    }

    List<Issue> unlock(Errand errand, Lock read) {
        return Issues.of(nll.put(
                errand,
                "/Basic/" + Reading.checked(read.id()),
                LockDocument.lifted(read),
                read.version(),
                Event.of(Activity.HAV_SPARR)));
    }
}
