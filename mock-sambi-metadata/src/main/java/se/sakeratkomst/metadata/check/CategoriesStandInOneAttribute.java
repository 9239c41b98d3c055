package se.sakeratkomst.metadata.check;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * All entity categories stand as values of one attribute.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC entity categories (06) 1.5</a>
 */
@Decides("SC-138")
final class CategoriesStandInOneAttribute implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        List<Element> attributes = submission.entityAttributes(Ns.ENTITY_CATEGORY);
        if (!submission.isSwedenConnect() || attributes.size() < 2) {
            return List.of();
        }
        return List.of(Finding.error(
                        "SC-138",
                        "reading the entity categories",
                        attributes.size() + " attributes named " + Ns.ENTITY_CATEGORY,
                        "one attribute with all values",
                        "Move the values into one saml:Attribute.")
                .at(attributes.get(1)));
    }
}
