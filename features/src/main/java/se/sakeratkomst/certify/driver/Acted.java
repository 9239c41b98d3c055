package se.sakeratkomst.certify.driver;

import java.util.Optional;

/**
 * What came of telling a system to act in a session.
 *
 * @param status of the answer to the action; it decides nothing but whether the system has the action and was willing to try it
 * @param page what the user would see now, opened in the same session; none if there is no such page
 * @param trouble why there is no page; empty if there is one
 */
public record Acted(int status, Optional<Page> page, String trouble) {
    static Acted with(int status, Page page) {
        return new Acted(status, Optional.of(page), "");
    }

    static Acted without(int status, String trouble) {
        return new Acted(status, Optional.empty(), trouble);
    }

    /** The system says that it has no such action. */
    public boolean notThere() {
        return status == 404 || status == 501;
    }

    /** The system says that nobody is logged in. */
    public boolean nobodyLoggedIn() {
        return status == 401;
    }
}
