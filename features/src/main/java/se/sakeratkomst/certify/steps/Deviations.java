package se.sakeratkomst.certify.steps;

import java.util.Map;
import se.sakeratkomst.certify.evidence.JournalEntry;
import se.sakeratkomst.certify.evidence.Service;

/** The broken answers that the sandbox's identity provider can make, each once and for the system under test only. */
final class Deviations {
    /** The answer is signed with the key of the neighbour, another identity provider of the federation. */
    static final String NEIGHBOURS_KEY = "NEG-007";

    private final Suite suite;

    Deviations(Suite suite) {
        this.suite = suite;
    }

    /** The next answer to the system deviates so. */
    void arm(String test, String federation) {
        suite.sandbox()
                .control(Service.IDP)
                .post(
                        path(),
                        Map.of(
                                "test",
                                test,
                                "idp",
                                federation,
                                "sp",
                                suite.party(federation).sp().entityId()));
    }

    void disarm() {
        suite.sandbox().control(Service.IDP).delete(path());
    }

    private String path() {
        return "/admin/labs/" + suite.sandbox().lab() + "/deviations";
    }

    /** Whether the identity provider made the broken answer in this attempt. */
    static boolean made(Attempt attempt, String test) {
        return attempt.entries().stream()
                .anyMatch(entry -> entry.service().equals(Service.IDP.id()) && deviates(entry, test));
    }

    private static boolean deviates(JournalEntry entry, String test) {
        return entry.facts().containsValue(test) || entry.summary().contains(test);
    }
}
