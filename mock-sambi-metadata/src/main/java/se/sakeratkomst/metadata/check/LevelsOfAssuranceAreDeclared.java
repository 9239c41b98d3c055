package se.sakeratkomst.metadata.check;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An identity provider declares the levels it is approved for, and only levels of the federation.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.3; Tekniska anslutningsregler 3.3</a>
 */
@Decides({"SC-026", "SC-162", "SAMBI-041"})
final class LevelsOfAssuranceAreDeclared implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (submission.identityProviders().isEmpty()) {
            return List.of();
        }
        List<Element> values = submission.entityAttributeValues(Ns.ASSURANCE_CERTIFICATION);
        if (values.isEmpty() && submission.isSwedenConnect()) {
            return List.of(finding("SC-026", Severity.ERROR, "no " + Ns.ASSURANCE_CERTIFICATION, submission)
                    .at(submission.entity()));
        }
        return values.stream()
                .filter(value -> !isLevel(submission, Elements.text(value)))
                .map(value -> finding(
                                submission.rule("SC-162", "SAMBI-041"),
                                submission.isSwedenConnect() ? Severity.ERROR : Severity.WARNING,
                                Quote.of(Elements.text(value)),
                                submission)
                        .at(value))
                .toList();
    }

    private static boolean isLevel(Submission submission, String uri) {
        return submission.isSwedenConnect()
                ? Categories.level(uri).isPresent()
                : submission.federation().level(uri).isPresent();
    }

    private static Finding finding(String rule, Severity severity, String observed, Submission submission) {
        return new Finding(
                rule,
                severity,
                "reading the levels of assurance the identity provider is approved for",
                observed,
                "levels of the federation, for example "
                        + submission.federation().loa(3),
                Quote.of(observed).equals(Categories.SIGN_MESSAGE_LEVEL)
                        ? "Take it out: it is allowed no longer, loa3 is enough."
                        : "Declare each approved level as a value of one saml:Attribute among the entity attributes.");
    }
}
