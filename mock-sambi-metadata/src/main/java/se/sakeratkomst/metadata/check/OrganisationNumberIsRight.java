package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * OrganizationNumber, where it stands, has ten digits without hyphen and is the organisation's; where it is missing the operator adds it, if
 * it knows the organisation.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 3.1</a>
 */
@Decides("SC-160")
final class OrganisationNumberIsRight implements Check<Submission> {

    private static final Pattern DIGITS = Pattern.compile("\\d{10}");

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        Optional<Element> organization = Elements.child(submission.entity(), Ns.MD, "Organization");
        Optional<String> registered = submission.organisation().map(RegisteredOrganisation::number);
        List<Element> numbers = organization
                .flatMap(element -> Elements.child(element, Ns.MD, "Extensions"))
                .map(extensions -> Elements.children(extensions, Ns.MDORGEXT, "OrganizationNumber"))
                .orElse(List.of());
        if (numbers.isEmpty() && registered.isEmpty()) {
            return List.of(finding(Severity.WARNING, "no mdorgext:OrganizationNumber", "ten digits")
                    .at(organization.orElse(submission.entity())));
        }
        return numbers.stream()
                .flatMap(number -> judge(submission, number, registered).stream())
                .toList();
    }

    private static Optional<Finding> judge(Submission submission, Element element, Optional<String> registered) {
        String number = Elements.text(element);
        if (!DIGITS.matcher(number).matches()) {
            return Optional.of(finding(Severity.ERROR, Quote.of(number), "ten digits without hyphen")
                    .at(element));
        }
        return registered
                .filter(known -> !known.equals(number))
                .map(known -> finding(submission.againstRegister(), number, known + ", as registered")
                        .at(element));
    }

    private static Finding finding(Severity severity, String observed, String expected) {
        return new Finding(
                "SC-160",
                severity,
                "reading the organisation number",
                observed,
                expected,
                "Put the organisation's number in md:Organization/md:Extensions/mdorgext:OrganizationNumber.");
    }
}
