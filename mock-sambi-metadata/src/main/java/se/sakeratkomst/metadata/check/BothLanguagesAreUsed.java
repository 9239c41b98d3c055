package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;

/**
 * Texts that are shown stand in Swedish and in English. Enforced for Skolfederation, announced for Sambi without a date.
 *
 * @see "WebSSO Technology Profile V1.0.0 2.1.1"
 */
@Decides("SWEB-001")
final class BothLanguagesAreUsed implements Check<Submission> {

    private static final Set<String> LANGUAGES = Set.of("sv", "en");

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSambi()) {
            return List.of();
        }
        return Texts.parents(submission)
                .flatMap(parent ->
                        Texts.of(parent).collect(Collectors.groupingBy(Element::getLocalName)).entrySet().stream()
                                .flatMap(named -> missing(named.getKey(), named.getValue()).stream()))
                .toList();
    }

    private static Optional<Finding> missing(String name, List<Element> elements) {
        Set<String> languages = elements.stream().map(Texts::language).collect(Collectors.toSet());
        return languages.containsAll(LANGUAGES)
                ? Optional.empty()
                : Optional.of(Finding.warning(
                                "SWEB-001",
                                "reading the languages of " + name,
                                "only " + String.join(", ", new TreeSet<>(languages)),
                                "sv and en",
                                "Add the other language.")
                        .at(elements.get(0)));
    }
}
