package se.sakeratkomst.ehm.nll.writing;

import java.util.List;
import org.hl7.fhir.r4.model.Basic;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.nll.writing.Versions.Stated;
import se.sakeratkomst.ehm.register.StoredResource;

/**
 * Creates locks and lifts them; a lock is lifted by replacing it, never deleted.
 *
 * @see "nll-fhir.md 1.8; TA 36"
 */
public final class LockWriting {

    public static final String TYPE = "Basic";
    private final Writes writes;

    public LockWriting(Writes writes) {
        this.writes = writes;
    }

    public StoredResource create(WriteSession session, Basic resource, String at) {
        LockView view = new LockView(resource);
        boolean paper =
                view.lockedSubject().filter(LockView.PAPER_DISPENSES::equals).isPresent();
        boolean chainKnown = view.chainId()
                .map(chain -> ofPatient(session, view).stream().anyMatch(row -> chain.equals(row.chainId())))
                .orElse(paper);
        new Objections("creating a lock", at)
                .unless(
                        view.code().filter(LockView.CODE::equals).isPresent(),
                        "EHM-076",
                        "code",
                        "code " + view.code().orElse("(none)"),
                        LockView.CODE,
                        "Only locks are created; the list's own information is read only.")
                .unless(
                        view.patientId().isPresent(),
                        "EHM-076",
                        "subject",
                        "no patient",
                        "Patient/<logical id>",
                        "Fetch the patient and refer to the id of the answer.")
                .unless(
                        view.legalGround().filter(LockView.GROUNDS::contains).isPresent(),
                        "EHM-076",
                        "extension",
                        "legal ground " + view.legalGround().orElse("(none)"),
                        "one of " + LockView.GROUNDS,
                        "State whose lock it is in NLLDataLockLegalGround.")
                .unless(
                        view.status().filter(LockView.ACTIVE::equals).isPresent(),
                        "EHM-076",
                        "extension",
                        "status " + view.status().orElse("(none)"),
                        LockView.ACTIVE,
                        "Create a lock as active.")
                .unless(
                        view.target().filter(LockView.TARGETS::contains).isPresent(),
                        "EHM-076",
                        "extension",
                        "target " + view.target().orElse("(none)"),
                        "one of " + LockView.TARGETS,
                        "State towards whom the lock is in NLLDataLockTarget.")
                .unless(
                        view.lockedSubject().filter(LockView.SUBJECTS::contains).isPresent(),
                        "EHM-076",
                        "extension",
                        "locked subject " + view.lockedSubject().orElse("(none)"),
                        "one of " + LockView.SUBJECTS,
                        "State what is locked in NLLLockedSubjectType.")
                .unless(
                        chainKnown,
                        "EHM-076",
                        "extension",
                        "no chain of this patient",
                        "the chain of one of the patient's prescriptions, or no chain for dispenses of paper"
                                + " prescriptions",
                        "Take the chain from a prescription that was read.")
                .settle();
        WriteSession.claim(resource, NllUris.DATA_LOCK);
        return session.add(resource);
    }

    private List<StoredResource> ofPatient(WriteSession session, LockView view) {
        return view.patientId()
                .map(id -> writes.store().ofPatient(session.call().lab(), PrescriptionWriting.TYPE, id))
                .orElse(List.of());
    }

    /** Lifts a lock. */
    public StoredResource replace(WriteSession session, String id, Stated version, Basic resource, String at) {
        StoredResource former = writes.changeable(session, TYPE, id, version, at);
        LockView old = new LockView(session.read(Basic.class, former));
        LockView view = new LockView(resource);
        new Objections("lifting a lock", at)
                .unless(
                        old.active(),
                        "EHM-076",
                        "",
                        "a lock that is lifted already",
                        "an active lock",
                        "Create a new lock to lock again.")
                .unless(
                        view.status().filter(LockView.INACTIVE::equals).isPresent(),
                        "EHM-076",
                        "extension",
                        "status " + view.status().orElse("(none)"),
                        LockView.INACTIVE,
                        "A lock is lifted by the status alone.")
                .unless(
                        view.patientId().equals(old.patientId())
                                && view.legalGround().equals(old.legalGround())
                                && view.target().equals(old.target())
                                && view.lockedSubject().equals(old.lockedSubject())
                                && view.chainId().equals(old.chainId()),
                        "EHM-076",
                        "",
                        "another patient, ground, target, subject or chain than before",
                        "the stored ones",
                        "Send the lock as it was read, with the status changed.")
                .settle();
        WriteSession.claim(resource, NllUris.DATA_LOCK);
        return session.replace(former, resource);
    }
}
