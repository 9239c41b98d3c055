package se.sakeratkomst.certify.vendor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a vendor system can be told to do towards the national medication list; docs/test-driver.yaml describes each. */
public enum Action {
    OPEN_PATIENT("openPatient", "open-patient"),
    READ_HISTORY("readHistory", "read-history"),
    PRESCRIBE("prescribe", "prescribe"),
    CORRECT("correct", "correct"),
    RENEW("renew", "renew"),
    END("end", "end"),
    CANCEL("cancel", "cancel"),
    RESTORE("restore", "restore"),
    DISPENSE("dispense", "dispense"),
    TAKE_BACK("takeBack", "take-back"),
    LOCK("lock", "lock"),
    UNLOCK("unlock", "unlock");

    private final String id;
    private final String path;

    Action(String id, String path) {
        this.id = id;
        this.path = path;
    }

    /** The operation's id, as nll.supports names it. */
    public String id() {
        return id;
    }

    /** The last part of the action's address. */
    public String path() {
        return path;
    }

    public static Optional<Action> byId(String id) {
        return Arrays.stream(values()).filter(action -> action.id.equals(id)).findFirst();
    }

    /** The names of all of them, in the order of the page that describes them. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Action::id).toList();
    }
}
