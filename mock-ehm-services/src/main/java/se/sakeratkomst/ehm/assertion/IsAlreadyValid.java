package se.sakeratkomst.ehm.assertion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.response.ReceivedAssertion;

/** EHM-030: NotBefore, where it is there, has come. */
final class IsAlreadyValid implements Check<Presented> {

    private final Duration skew;

    IsAlreadyValid(Duration skew) {
        this.skew = skew;
    }

    @Override
    public List<Finding> examine(Presented presented) {
        Optional<ReceivedAssertion.Conditions> conditions =
                presented.assertion().conditions();
        Optional<Instant> from = conditions.flatMap(ReceivedAssertion.Conditions::notBefore);
        boolean unreadable = from.isEmpty()
                && conditions
                        .map(ReceivedAssertion.Conditions::notBeforePresent)
                        .orElse(false);
        boolean future = from.map(at -> at.isAfter(presented.now().plus(skew))).orElse(false);
        if (!unreadable && !future) {
            return List.of();
        }
        return List.of(Finding.error(
                "EHM-030",
                "judging whether the assertion is valid yet",
                unreadable ? "a NotBefore that is no time" : "NotBefore " + from.get() + ", it is " + presented.now(),
                "a time from NotBefore on",
                "Wait until the assertion is valid, and check the clocks of identity provider and e-service."));
    }
}
