package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A category that looks like one of the registry's is there, and has not been withdrawn: a misspelt one matches nobody.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC registry (03) 3.1</a>
 */
@Decides("SC-019")
final class CategoriesAreOfTheRegistry implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect()) {
            return List.of();
        }
        return submission.entityAttributeValues(Ns.ENTITY_CATEGORY).stream()
                .filter(value ->
                        Categories.isUnknown(Elements.text(value)) || Categories.isDeprecated(Elements.text(value)))
                .map(value -> Finding.warning(
                                "SC-019",
                                "looking up the entity categories in the registry",
                                Quote.of(Elements.text(value))
                                        + (Categories.isDeprecated(Elements.text(value))
                                                ? ", withdrawn"
                                                : ", not there"),
                                "a category of the registry, letter by letter",
                                Categories.isDeprecated(Elements.text(value))
                                        ? "Use http://id.elegnamnden.se/ec/1.0/loa3-pnr instead."
                                        : "Look at host, case and hyphens: categories are compared as text.")
                        .at(value))
                .toList();
    }
}
