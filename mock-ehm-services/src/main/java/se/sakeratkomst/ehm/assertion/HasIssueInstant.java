package se.sakeratkomst.ehm.assertion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** EHM-028: IssueInstant is there and not in the future. */
final class HasIssueInstant implements Check<Presented> {

    private final Duration skew;

    HasIssueInstant(Duration skew) {
        this.skew = skew;
    }

    @Override
    public List<Finding> examine(Presented presented) {
        Optional<Instant> issued = presented.assertion().issueInstant();
        if (issued.isPresent() && !issued.get().isAfter(presented.now().plus(skew))) {
            return List.of();
        }
        return List.of(Finding.error(
                "EHM-028",
                "reading when the assertion was issued",
                issued.map(at -> "IssueInstant " + at + ", it is " + presented.now())
                        .orElse("no readable IssueInstant"),
                "an IssueInstant that is not in the future",
                "Check the identity provider's clock."));
    }
}
