package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An identity provider declares no level that the register does not have it approved for, and does not call itself both reviewed and not.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC registry (03) 3.1.1.2; Tekniska anslutningsregler 3.3</a>
 */
@Decides({"SC-147", "SC-162"})
final class LevelsAreApproved implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.identityProviders().isEmpty()) {
            return List.of();
        }
        return Stream.concat(beyondApproval(submission), bothWays(submission)).toList();
    }

    private static Stream<Finding> beyondApproval(Submission submission) {
        Set<String> approved = submission
                .organisation()
                .map(RegisteredOrganisation::approvedLevels)
                .orElse(Set.of());
        return submission.entityAttributeValues(Ns.ASSURANCE_CERTIFICATION).stream()
                .filter(value -> !approved.isEmpty() && !approved.contains(Elements.text(value)))
                .filter(value -> Categories.level(Elements.text(value)).isPresent())
                .map(value -> new Finding(
                                "SC-162",
                                submission.againstRegister(),
                                "comparing the declared levels of assurance with the register",
                                Quote.of(Elements.text(value)),
                                "only " + String.join(", ", new TreeSet<>(approved)),
                                "Declare the levels the review ended with.")
                        .at(value));
    }

    private static Stream<Finding> bothWays(Submission submission) {
        boolean certified = submission.levels().stream()
                .flatMap(uri -> Categories.level(uri).stream())
                .anyMatch(level -> level.matches("loa[234]"));
        return submission.entityAttributeValues(Ns.ASSURANCE_CERTIFICATION).stream()
                .filter(value -> certified && Elements.text(value).contains("/uncertified-"))
                .map(value -> Finding.error(
                                "SC-147",
                                "comparing the declared levels of assurance with each other",
                                Quote.of(Elements.text(value)) + " beside a level that takes a review",
                                "either reviewed levels or uncertified ones",
                                "Leave out the levels you are not approved for; make two entities if you have both kinds.")
                        .at(value));
    }
}
