package se.sakeratkomst.vendor.patients;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.ehm.Issue;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.login.User;
import se.sakeratkomst.vendor.nll.Change;
import se.sakeratkomst.vendor.nll.Dispatched;
import se.sakeratkomst.vendor.nll.Errand;
import se.sakeratkomst.vendor.nll.MedicationList;
import se.sakeratkomst.vendor.nll.Order;
import se.sakeratkomst.vendor.nll.PatientList;
import se.sakeratkomst.vendor.nll.Prescription;
import se.sakeratkomst.vendor.nll.Row;

/**
 * What users do about a patient, and what they see then. What is changed is the version that the user has before the eyes. After a change
 * the list is read anew; after a refusal the one that lies open stays there; when nobody knows what came of a change, no list is shown.
 */
public final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int UNPROCESSABLE = 422;

    private final MedicationList medications;
    private final Flaws flaws;

    public Desk(MedicationList medications, Flaws flaws) {
        this.medications = medications;
        this.flaws = flaws;
    }

    /**
     * Somebody at work.
     *
     * @param personnummer of the patient
     * @param access åtkomsttyp that the user states; null for the usual one
     */
    public record Work(
            User user,
            Seat seat,
            String personnummer,
            @Nullable String access) {}

    /** What is to be dispensed of a prescription. */
    public record Wanted(
            String prescription, int packages, @Nullable String nplPackId) {}

    private record Done(Notice notice, List<Issue> issues) {}

    private interface Write {
        Done run(Errand errand);
    }

    private interface Changing {
        List<Issue> run(Errand errand);
    }

    /** Reads the patient's list. */
    public Screen open(Work work) {
        if (isSomebodyElses(work)) {
            return notTheirs(work);
        }
        try {
            return show(work, Screen.of(work.personnummer(), medications.open(errand(work), work.personnummer())));
        } catch (EhmRefusal refusal) {
            Optional<PatientList> old = work.seat().workplace().opened(work.personnummer());
            if (old.isPresent() && flaws.has(Flaw.KEEPS_LIST_WHEN_REFUSED)) {
                return show(work, Screen.of(work.personnummer(), old.get()));
            }
            work.seat().workplace().closes();
            return show(work, Screen.of(work.personnummer(), told(refusal)));
        }
    }

    /** Reads the versions of a prescription. */
    public Screen history(Work work, String id) {
        if (isSomebodyElses(work)) {
            return notTheirs(work);
        }
        try {
            Errand errand = errand(work);
            medications.about(errand, work.personnummer());
            return show(work, Screen.of(work.personnummer(), medications.history(errand, id)));
        } catch (EhmRefusal refusal) {
            return show(work, Screen.of(work.personnummer(), told(refusal)));
        }
    }

    public Screen prescribe(Work work, Order order) {
        return change(work, Notice.PRESCRIBED, errand -> medications.prescribe(errand, order));
    }

    public Screen correct(Work work, String id, Change change) {
        return write(work, Notice.CORRECTED, errand -> {
            Prescription read = medications.prescription(errand, work.personnummer(), id);
            if (read.reasonHidden() && change.treatmentReason() == null) {
                return new Done(Notice.REASON_HIDDEN, List.of());
            }
            return new Done(Notice.CORRECTED, corrected(errand, read, change));
        });
    }

    private List<Issue> corrected(Errand errand, Prescription read, Change change) {
        try {
            return medications.correct(errand, read, change);
        } catch (EhmRefusal refusal) {
            if (refusal.isConflict() && flaws.has(Flaw.OVERWRITES_STALE_VERSION)) {
                return medications.correct(errand, medications.latest(errand, read.id()), change);
            }
            throw refusal;
        }
    }

    public Screen renew(Work work, String id) {
        return change(
                work,
                Notice.RENEWED,
                errand -> medications.renew(errand, medications.prescription(errand, work.personnummer(), id)));
    }

    public Screen end(Work work, String id, String reason) {
        return change(work, Notice.ENDED, errand -> medications.end(errand, id, reason));
    }

    public Screen cancel(Work work, String id, String reason) {
        return change(work, Notice.CANCELLED, errand -> medications.cancel(errand, id, reason));
    }

    public Screen restore(Work work, String id) {
        return change(work, Notice.RESTORED, errand -> medications.restore(errand, id));
    }

    /** @param acceptWarnings whether the pharmacist, who gives the comment, accepts what may be warned about */
    public Screen dispense(Work work, List<Wanted> wanted, boolean acceptWarnings, @Nullable String comment) {
        return write(work, Notice.DISPENSED, errand -> {
            List<Row> rows = wanted.stream()
                    .map(each -> new Row(
                            flaws.has(Flaw.DISPENSES_LATEST_VERSION_UNREAD)
                                    ? medications.latest(errand, each.prescription())
                                    : medications.prescription(errand, work.personnummer(), each.prescription()),
                            each.packages(),
                            each.nplPackId()))
                    .toList();
            boolean accepted = acceptWarnings || flaws.has(Flaw.ACCEPTS_WARNINGS_UNASKED);
            String said = accepted && !acceptWarnings ? "Godtas" : comment;
            Dispatched dispatched = medications.dispense(errand, rows, accepted, said);
            Notice notice =
                    dispatched.stored() ? Notice.DISPENSED : dispatched.isRefused() ? Notice.STOPPED : Notice.WARNED;
            return new Done(notice, dispatched.issues());
        });
    }

    public Screen takeBack(Work work, String id) {
        return change(
                work,
                Notice.TAKEN_BACK,
                errand -> medications.takeBack(errand, medications.dispense(errand, work.personnummer(), id)));
    }

    /** @param reasonOnly whether the treatment reason alone is locked */
    public Screen lock(Work work, String id, boolean reasonOnly) {
        return change(
                work,
                Notice.LOCKED,
                errand -> medications.lock(
                        errand, medications.prescription(errand, work.personnummer(), id), reasonOnly));
    }

    public Screen unlock(Work work, String id) {
        return change(
                work,
                Notice.UNLOCKED,
                errand -> medications.unlock(errand, medications.lock(errand, work.personnummer(), id)));
    }

    private Screen change(Work work, Notice done, Changing change) {
        return write(work, done, errand -> new Done(done, change.run(errand)));
    }

    /** @param whenDone what is said when it was done */
    private Screen write(Work work, Notice whenDone, Write write) {
        if (isSomebodyElses(work)) {
            return notTheirs(work);
        }
        Errand errand = errand(work);
        try {
            medications.about(errand, work.personnummer());
            Done done = write.run(errand);
            return done.notice().isDone() ? readAnew(work, errand, done, null) : stay(work, done, null);
        } catch (EhmRefusal refusal) {
            told(refusal);
            if (refusal.status() == UNPROCESSABLE && flaws.has(Flaw.SWALLOWS_REJECTIONS)) {
                return readAnew(work, errand, new Done(whenDone, List.of()), null);
            }
            if (refusal.isUncertain()) {
                return show(
                        work, new Screen(work.personnummer(), Notice.UNCERTAIN, refusal.issues(), refusal, null, null));
            }
            return refusal.isConflict()
                    ? readAnew(work, errand, new Done(Notice.CHANGED_BY_OTHERS, refusal.issues()), refusal)
                    : stay(work, new Done(Notice.REFUSED, refusal.issues()), refusal);
        }
    }

    /** Nothing was changed: the list that lies open is what there is. */
    private Screen stay(Work work, Done done, @Nullable EhmRefusal refusal) {
        PatientList open = work.seat().workplace().opened(work.personnummer()).orElse(null);
        return show(work, new Screen(work.personnummer(), done.notice(), done.issues(), refusal, open, null));
    }

    private Screen readAnew(Work work, Errand errand, Done done, @Nullable EhmRefusal refusal) {
        try {
            PatientList list = medications.open(errand, work.personnummer());
            return show(work, new Screen(work.personnummer(), done.notice(), done.issues(), refusal, list, null));
        } catch (EhmRefusal unread) {
            work.seat().workplace().closes();
            return show(work, new Screen(work.personnummer(), done.notice(), done.issues(), told(unread), null, null));
        }
    }

    /** Whether a private person wants somebody else's list without saying on what ground. */
    private boolean isSomebodyElses(Work work) {
        return work.user().isPrivatePerson()
                && work.access() == null
                && !work.personnummer().equals(work.user().personnummer())
                && !flaws.has(Flaw.ASKS_ABOUT_ANYBODY);
    }

    private Screen notTheirs(Work work) {
        work.seat().workplace().closes();
        return show(work, new Screen(work.personnummer(), Notice.NOT_YOURS, List.of(), null, null, null));
    }

    private Errand errand(Work work) {
        return medications.begin(work.user(), work.seat().workplace(), work.access());
    }

    private Screen show(Work work, Screen screen) {
        Screen next = flaws.has(Flaw.HIDES_WARNINGS) ? screen.withoutWarnings() : screen;
        return flaws.has(Flaw.SHOWS_OTHER_PATIENTS)
                ? work.seat().showOver(next)
                : work.seat().show(next);
    }

    private static EhmRefusal told(EhmRefusal refusal) {
        Throwable cause = refusal.getCause();
        LOG.warn(
                "E-hälsomyndigheten refused, x-request-id {}: {}{}",
                refusal.requestId(),
                refusal.getMessage(),
                cause == null ? "" : " (" + cause + ")");
        return refusal;
    }
}
