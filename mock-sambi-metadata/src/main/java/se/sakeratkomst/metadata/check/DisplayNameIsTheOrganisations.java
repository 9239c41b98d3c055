package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * OrganizationDisplayName is not just the name of a service. Only a hint: what belongs together is for people to say.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.1.1; Sambi, anvisningstjänst</a>
 */
@Decides({"SC-007", "SAMBI-046"})
final class DisplayNameIsTheOrganisations implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (submission.isSambi() && submission.identityProviders().isEmpty()) {
            return List.of();
        }
        List<Element> displayNames = texts(submission, "OrganizationDisplayName");
        Set<String> words = texts(submission, "OrganizationName").stream()
                .flatMap(name -> words(name).stream())
                .collect(Collectors.toSet());
        if (words.isEmpty()) {
            return List.of();
        }
        return displayNames.stream()
                .filter(name -> words(name).stream().noneMatch(words::contains))
                .map(name -> Finding.warning(
                                submission.rule("SC-007", "SAMBI-046"),
                                "comparing OrganizationDisplayName with OrganizationName",
                                Quote.of(Elements.text(name)) + ": no word of it stands in the organisation's name",
                                "the organisation's name as people know it, possibly with the service's after it",
                                "If it is the name of a service, move it to mdui:DisplayName.")
                        .at(name))
                .toList();
    }

    private static List<Element> texts(Submission submission, String name) {
        return Elements.child(submission.entity(), Ns.MD, "Organization")
                .map(organization -> Elements.children(organization, Ns.MD, name))
                .orElse(List.of());
    }

    private static Set<String> words(Element name) {
        return Stream.of(Elements.text(name).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 1 && !word.equals("test") && !word.equals("ab"))
                .collect(Collectors.toSet());
    }
}
