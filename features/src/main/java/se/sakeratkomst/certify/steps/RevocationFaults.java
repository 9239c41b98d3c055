package se.sakeratkomst.certify.steps;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import se.sakeratkomst.certify.Mishap;
import se.sakeratkomst.certify.evidence.ControlApi;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.verdict.CaseFile;

/** The lab's OCSP responder and CRLs, made wrong for as long as one thing is done. */
final class RevocationFaults {
    private final SandboxClient sandbox;
    private boolean armed;

    RevocationFaults(SandboxClient sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Does something while revocation cannot be asked about as usual.
     *
     * @param faults by the names that the card service gives them, comma separated
     */
    <T> T during(String faults, Supplier<T> action) {
        List<String> all = Arrays.stream(faults.split(",")).map(String::strip).toList();
        armed = true;
        control(sandbox).put(path(sandbox), Map.of("faults", all));
        try {
            return action.get();
        } finally {
            heal();
        }
    }

    /** For a scenario that ended before it could heal. */
    void healWhatIsLeft(CaseFile file) {
        if (!armed) {
            return;
        }
        try {
            heal();
        } catch (Mishap e) {
            file.obstacle("the revocation services could not be made right again: " + Mishap.words(e));
        }
    }

    private void heal() {
        disarm(sandbox);
        armed = false;
    }

    /** Takes away every fault of the lab's revocation services, whoever left it. */
    static void disarm(SandboxClient sandbox) {
        control(sandbox).delete(path(sandbox));
    }

    private static ControlApi control(SandboxClient sandbox) {
        return sandbox.control(Service.CARDS);
    }

    private static String path(SandboxClient sandbox) {
        return "/admin/labs/" + sandbox.lab() + "/pki/faults";
    }
}
