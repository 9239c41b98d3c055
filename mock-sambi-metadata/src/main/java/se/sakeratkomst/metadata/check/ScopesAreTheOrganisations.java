package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;

/**
 * An identity provider that delivers organisation identities has scopes. The register knows its own number; other organisations that it
 * delivers for are registered with it one by one, which no metadata shows.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 3.7</a>
 */
@Decides("SC-171")
final class ScopesAreTheOrganisations implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        boolean delivers = submission.categories().stream()
                .flatMap(category -> Categories.service(category).stream())
                .anyMatch(service -> service.endsWith("-orgid"));
        if (!submission.isSwedenConnect() || submission.identityProviders().isEmpty() || !delivers) {
            return List.of();
        }
        List<Element> scopes = ScopesAreWellFormed.scopes(submission).toList();
        if (scopes.isEmpty()) {
            return List.of(finding(Severity.ERROR, "no shibmd:Scope", "one for each organisation it delivers for")
                    .at(submission.identityProviders().get(0)));
        }
        return submission
                .organisation()
                .map(RegisteredOrganisation::number)
                .filter(number -> scopes.stream().map(Elements::text).noneMatch(number::equals))
                .map(number -> finding(
                                Severity.WARNING,
                                scopes.stream()
                                        .map(Elements::text)
                                        .map(Quote::of)
                                        .collect(Collectors.joining(", ")),
                                "the organisation's own number " + number + " among them")
                        .at(scopes.get(0)))
                .stream()
                .toList();
    }

    private static Finding finding(Severity severity, String observed, String expected) {
        return new Finding(
                "SC-171",
                severity,
                "reading the scopes of an identity provider that declares orgid",
                observed,
                expected,
                "Register the organisations with the operator, and declare each as shibmd:Scope.");
    }
}
