package se.sakeratkomst.saml.authn.check;

import java.time.Duration;
import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;

/**
 * The request was issued recently by a clock that agrees with ours.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SAML core 3.2.1</a>
 */
public final class IssueInstantIsNow implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        Duration allowed = incoming.profile().clockSkew().plusMinutes(2);
        boolean fits = incoming.request()
                .issued()
                .map(issued -> Duration.between(issued, incoming.now()).abs().compareTo(allowed) <= 0)
                .orElse(false);
        if (fits) {
            return List.of();
        }
        return List.of(Finding.error(
                "SAML-CORE-3.2.1",
                "checking the request's IssueInstant",
                "IssueInstant '" + incoming.request().issueInstant() + "', it is " + incoming.now(),
                "a time at most " + allowed.toMinutes() + " minutes away",
                "Set the clock by NTP and write the time in UTC (…Z)."));
    }
}
