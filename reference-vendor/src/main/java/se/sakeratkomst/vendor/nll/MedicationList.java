package se.sakeratkomst.vendor.nll;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.ehm.EhmCredentials;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.ehm.Issue;
import se.sakeratkomst.vendor.ehm.TokenExchange;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.login.User;
import tools.jackson.databind.json.JsonMapper;

/**
 * The national medication list, for the rest of the system: everything begins with an errand. Whatever is refused, or cannot be asked, is an
 * {@link EhmRefusal}. Nothing is refused here because of what the user is: that is for E-hälsomyndigheten, and the user is told.
 */
public final class MedicationList {

    private final VendorSettings settings;
    private final Grounds grounds;
    private final Reading reading;
    private final Prescribing prescribing;
    private final Dispensing dispensing;
    private final Locking locking;

    public MedicationList(
            EhmCredentials credentials,
            TokenExchange tokens,
            VendorSettings settings,
            Flaws flaws,
            Clock clock,
            JsonMapper json) {
        this.settings = settings;
        this.grounds = new Grounds(settings.ehm(), flaws);
        Nll nll = new Nll(
                credentials, tokens, new Headers(flaws), flaws, settings.ehm().timeout(), clock, json);
        ArticleRegister articles = new ArticleRegister();
        this.reading = new Reading(nll, articles, clock);
        this.prescribing = new Prescribing(nll, reading, articles);
        this.dispensing = new Dispensing(nll, articles, flaws, clock);
        this.locking = new Locking(nll);
    }

    /** @param access åtkomsttyp that the user states; null for the usual one */
    public Errand begin(User user, Workplace workplace, @Nullable String access) {
        Professional who = Professional.of(user, settings);
        return new Errand(who, grounds.of(who, access), workplace);
    }

    /** The errand is about that patient, whose logical id is in a list that was read before, or is asked for. */
    public void about(Errand errand, String personnummer) {
        errand.workplace()
                .opened(personnummer)
                .ifPresentOrElse(list -> errand.about(list.patientId()), () -> reading.find(errand, personnummer));
    }

    /** Reads the list, and lays it before the user. */
    public PatientList open(Errand errand, String personnummer) {
        PatientList list = reading.list(errand, personnummer);
        errand.workplace().opens(list);
        return list;
    }

    /** All versions of a prescription, newest first. */
    public List<Prescription> history(Errand errand, String id) {
        return reading.history(errand, id);
    }

    /** The version that the user has before the eyes; where the patient was not opened, what is read now. */
    public Prescription prescription(Errand errand, String personnummer, String id) {
        return seen(errand, personnummer).prescription(id).orElseGet(() -> reading.prescription(errand, id));
    }

    /** The latest version, whichever the user has before the eyes. */
    public Prescription latest(Errand errand, String id) {
        return reading.prescription(errand, id);
    }

    /** The version that the user has before the eyes; where the patient was not opened, what is read now. */
    public Dispense dispense(Errand errand, String personnummer, String id) {
        return seen(errand, personnummer).dispense(id).orElseGet(() -> reading.dispense(errand, id));
    }

    /** The version that the user has before the eyes; where the patient was not opened, what is read now. */
    public Lock lock(Errand errand, String personnummer, String id) {
        return seen(errand, personnummer).lock(id).orElseGet(() -> reading.lock(errand, id));
    }

    private PatientList seen(Errand errand, String personnummer) {
        return errand.workplace().opened(personnummer).orElseGet(() -> open(errand, personnummer));
    }

    public List<Issue> prescribe(Errand errand, Order order) {
        return prescribing.prescribe(errand, order);
    }

    public List<Issue> correct(Errand errand, Prescription read, Change change) {
        return prescribing.correct(errand, read, change);
    }

    public List<Issue> renew(Errand errand, Prescription read) {
        return prescribing.renew(errand, read);
    }

    public List<Issue> end(Errand errand, String id, String reason) {
        return prescribing.end(errand, id, reason);
    }

    public List<Issue> cancel(Errand errand, String id, String reason) {
        return prescribing.cancel(errand, id, reason);
    }

    public List<Issue> restore(Errand errand, String id) {
        return prescribing.restore(errand, id);
    }

    /** @param acceptWarnings whether the pharmacist, who gives the comment, has accepted what may be warned about */
    public Dispatched dispense(Errand errand, List<Row> rows, boolean acceptWarnings, @Nullable String comment) {
        return dispensing.dispense(errand, rows, acceptWarnings, comment);
    }

    public List<Issue> takeBack(Errand errand, Dispense read) {
        return dispensing.takeBack(errand, read);
    }

    /** @param reasonOnly whether the treatment reason alone is locked */
    public List<Issue> lock(Errand errand, Prescription read, boolean reasonOnly) {
        return locking.lock(errand, read, reasonOnly);
    }

    public List<Issue> unlock(Errand errand, Lock read) {
        return locking.unlock(errand, read);
    }
}
