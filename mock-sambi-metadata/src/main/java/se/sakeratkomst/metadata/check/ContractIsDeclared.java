package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.TreeSet;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service provider declares its contract with Digg, and the register has it. Told in trial, which like the real sandbox is open to those
 * without a contract; refused in the production-like environment.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 3.6</a>
 */
@Decides("SC-170")
final class ContractIsDeclared implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.serviceProviders().isEmpty()) {
            return List.of();
        }
        List<String> declared = submission.categories().stream()
                .filter(Categories.CONTRACTS::contains)
                .toList();
        if (declared.isEmpty()) {
            return List.of(finding(submission, "no contract category", "one of " + Categories.CONTRACTS)
                    .at(submission.placeOf(Ns.ENTITY_CATEGORY)));
        }
        return submission.organisation().stream()
                .flatMap(known -> submission.entityAttributeValues(Ns.ENTITY_CATEGORY).stream()
                        .filter(value -> Elements.text(value).startsWith(Categories.CONTRACT))
                        .filter(value -> !known.contracts().contains(Elements.text(value)))
                        .map(value -> finding(
                                        submission,
                                        Elements.text(value),
                                        known.contracts().isEmpty()
                                                ? "no contract of that kind: the register has none"
                                                : "those in the register: " + new TreeSet<>(known.contracts()))
                                .at(value)))
                .toList();
    }

    private static Finding finding(Submission submission, String observed, String expected) {
        return new Finding(
                "SC-170",
                submission.againstRegister(),
                "comparing the contract categories with the register",
                observed,
                expected,
                "Declare the contract your organisation has signed.");
    }
}
