package se.sakeratkomst.ehm.assertion;

import java.time.Duration;
import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/** EHM-024: NotOnOrAfter has not passed. */
final class IsNotExpired implements Check<Presented> {

    private final Duration skew;

    IsNotExpired(Duration skew) {
        this.skew = skew;
    }

    @Override
    public List<Finding> examine(Presented presented) {
        return presented
                .assertion()
                .conditions()
                .flatMap(ReceivedAssertion.Conditions::notOnOrAfter)
                .filter(until -> !presented.now().minus(skew).isBefore(until))
                .stream()
                .map(until -> Finding.error(
                        "EHM-024",
                        "judging whether the assertion is still valid",
                        "NotOnOrAfter " + until + ", it is " + presented.now(),
                        "a time before NotOnOrAfter",
                        "Log the user in again for a new assertion; renew access with the refresh token meanwhile."))
                .toList();
    }
}
