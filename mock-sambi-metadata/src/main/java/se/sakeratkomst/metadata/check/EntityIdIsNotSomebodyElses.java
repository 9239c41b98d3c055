package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/** The entityID is not published in another role, and is none that the sandbox keeps for its identity providers. */
final class EntityIdIsNotSomebodyElses implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        Role wanted = submission.role().orElse(Role.SP);
        boolean taken = submission.publishedAs().filter(role -> role != wanted).isPresent();
        boolean reserved = wanted == Role.SP
                && submission.entityId().startsWith("urn:saker-atkomst-sandbox:TEST:")
                && submission.entityId().endsWith(Submission.RESERVED_SUFFIX);
        if (!taken && !reserved) {
            return List.of();
        }
        return List.of(Finding.error(
                submission.rule("SC-001", "SAMBI-002"),
                "registering the entityID " + submission.entityId() + " as " + wanted,
                taken
                        ? "it is published as " + submission.publishedAs().orElseThrow() + " already"
                        : "it is kept for the sandbox's own identity provider",
                "an entityID that nobody else has",
                "Choose an entityID of your own."));
    }
}
