package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * An identity provider that delivers identities of a level declares that level, and delivers names of it too. The text of 3.4.3 names
 * loa3-nonresident among what orgid may rest on; 3.4.4 has no such alternative.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 3.4.1-3.4.4</a>
 */
@Decides({"SC-163", "SC-164", "SC-165", "SC-166"})
final class CategoriesFitTheLevels implements Check<Submission> {

    private record Coupling(String rule, String category, Set<String> levels, String withIt) {}

    private static final List<Coupling> COUPLINGS = List.of(
            new Coupling("SC-163", "loa3-pnr", Set.of("loa3", "uncertified-loa3"), "loa3-name"),
            new Coupling("SC-164", "loa4-pnr", Set.of("loa4"), "loa4-name"),
            new Coupling("SC-165", "loa3-orgid", Set.of("loa3", "loa3-nonresident", "uncertified-loa3"), "loa3-name"),
            new Coupling("SC-166", "loa4-orgid", Set.of("loa4"), "loa4-name"));

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.identityProviders().isEmpty()) {
            return List.of();
        }
        Set<String> services = submission.categories().stream()
                .flatMap(category -> Categories.service(category).stream())
                .collect(Collectors.toSet());
        Set<String> levels = submission.levels().stream()
                .flatMap(level -> Categories.level(level).stream())
                .collect(Collectors.toSet());
        return COUPLINGS.stream()
                .filter(coupling -> services.contains(coupling.category()))
                .flatMap(coupling -> Stream.concat(
                        levels.stream().anyMatch(coupling.levels()::contains)
                                ? Stream.of()
                                : Stream.of(
                                        finding(coupling, "none of the levels " + new TreeSet<>(coupling.levels()))),
                        services.contains(coupling.withIt())
                                ? Stream.of()
                                : Stream.of(finding(coupling, "not the category " + coupling.withIt()))))
                .map(finding -> finding.at(submission.placeOf(Ns.ENTITY_CATEGORY)))
                .toList();
    }

    private static Finding finding(Coupling coupling, String observed) {
        return Finding.error(
                coupling.rule(),
                "comparing the category " + coupling.category() + " with the levels and the other categories",
                observed,
                "one of the levels " + new TreeSet<>(coupling.levels()) + ", and the category " + coupling.withIt(),
                "Declare what goes with " + coupling.category() + ", or leave the category out.");
    }
}
