package se.sakeratkomst.vendor.nll;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.login.User;

/** One thing that a user does now: all calls of it carry the same context id, and are made by that user on that ground. */
public final class Errand {

    private final Professional who;
    private final Ground ground;
    private final Workplace workplace;
    private final String contextId = UUID.randomUUID().toString();
    private @Nullable String patientId;

    Errand(Professional who, Ground ground, Workplace workplace) {
        this.who = who;
        this.ground = ground;
        this.workplace = workplace;
    }

    public Professional who() {
        return who;
    }

    User user() {
        return who.user();
    }

    public Ground ground() {
        return ground;
    }

    /** Where the token lies that the user's calls are made with. */
    Workplace workplace() {
        return workplace;
    }

    String contextId() {
        return contextId;
    }

    /** Whom it is about, once that is known. */
    @Nullable
    String patientId() {
        return patientId;
    }

    String patient() {
        String id = patientId;
        if (id == null) {
            throw new EhmRefusal(EhmRefusal.Step.PATIENT, 0, "", "the patient is not known yet", "");
        }
        return id;
    }

    void about(String patient) {
        this.patientId = patient;
    }
}
