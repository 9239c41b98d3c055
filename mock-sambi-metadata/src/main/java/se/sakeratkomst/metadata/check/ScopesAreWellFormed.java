package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A scope is an organisation number without hyphen, or a domain; never a pattern.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.3.1</a>
 */
@Decides("SC-031")
final class ScopesAreWellFormed implements Check<Submission> {

    private static final Pattern SCOPE =
            Pattern.compile("\\d{10}|([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        return scopes(submission)
                .filter(scope -> Elements.flag(scope, "regexp").orElse(false)
                        || !SCOPE.matcher(Elements.text(scope)).matches())
                .map(scope -> Finding.error(
                                "SC-031",
                                "reading shibmd:Scope",
                                Quote.of(Elements.text(scope))
                                        + (Elements.flag(scope, "regexp").orElse(false) ? " as a pattern" : ""),
                                "ten digits without hyphen, or a domain in small letters; regexp=\"false\"",
                                "Write each scope by itself.")
                        .at(scope))
                .toList();
    }

    static Stream<Element> scopes(Submission submission) {
        return submission.identityProviders().stream()
                .flatMap(idp -> Elements.child(idp, Ns.MD, "Extensions").stream())
                .flatMap(extensions -> Elements.children(extensions, Ns.SHIBMD, "Scope").stream());
    }
}
