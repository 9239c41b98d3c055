package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * The browser that brings the answer is the one that was sent away: else somebody could log another person in as himself.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.3.2</a>
 */
final class BrowserIsTheOneThatAsked implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        return unless(
                answer.request()
                        .map(request -> request.browser().equals(answer.browser()))
                        .orElse(true),
                "SC-092",
                "comparing the browser with the one that the login began in",
                answer.browser() == null ? "a browser without session" : "another browser",
                "the same browser",
                "Log in anew, in one and the same browser.");
    }

    @Override
    public Reason reason() {
        return Reason.NOT_CURRENT;
    }
}
