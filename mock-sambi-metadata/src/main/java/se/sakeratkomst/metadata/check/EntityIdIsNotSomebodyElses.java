package se.sakeratkomst.metadata.check;

import java.util.ArrayList;
import java.util.List;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * The entityID is not published in another role, no other organisation has it, and it is none that the sandbox keeps for its identity
 * providers.
 *
 * @see "SC-001 and SAMBI-002: an entity of SAML metadata has one entityID, and nobody else has it"
 */
@Decides({"SC-001", "SAMBI-002"})
final class EntityIdIsNotSomebodyElses implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        Role wanted = submission.role().orElse(Role.SP);
        return reasons(submission, wanted).stream()
                .map(observed -> Finding.error(
                                submission.rule("SC-001", "SAMBI-002"),
                                "registering the entityID " + Quote.of(submission.entityId()) + " as " + wanted,
                                observed,
                                "an entityID that nobody else has",
                                "Choose an entityID of your own.")
                        .at(submission.entity()))
                .toList();
    }

    private static List<String> reasons(Submission submission, Role wanted) {
        List<String> reasons = new ArrayList<>();
        submission
                .publishedAs()
                .filter(role -> role != wanted)
                .ifPresent(role -> reasons.add("it is published as " + role + " already"));
        submission.heldBy().ifPresent(name -> reasons.add("it belongs to " + Quote.of(name)));
        if (wanted == Role.SP
                && submission.entityId().startsWith("urn:saker-atkomst-sandbox:TEST:")
                && submission.entityId().endsWith(Submission.RESERVED_SUFFIX)) {
            reasons.add("it is kept for the sandbox's own identity provider");
        }
        return reasons;
    }
}
