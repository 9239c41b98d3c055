package se.sakeratkomst.metadata.check;

import java.util.ArrayList;
import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Entity categories of Sweden Connect stand as values of one attribute, and a service entity category is among them.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.2; SC entity categories 1.5</a>
 */
final class CategoriesStandInOneAttribute implements Check<Submission> {

    private static final List<String> SERVICE_CATEGORIES =
            List.of("http://id.elegnamnden.se/ec/", "http://id.swedenconnect.se/ec/");

    @Override
    public List<Finding> examine(Submission submission) {
        if (submission.serviceProviders().isEmpty()) {
            return List.of();
        }
        List<List<String>> attributes = submission.entityAttribute(Ns.ENTITY_CATEGORY);
        List<Finding> findings = new ArrayList<>();
        if (attributes.size() > 1) {
            findings.add(Finding.warning(
                    "SC-138",
                    "reading the entity categories",
                    attributes.size() + " attributes named " + Ns.ENTITY_CATEGORY,
                    "one attribute with all values",
                    "Move the values into one saml:Attribute."));
        }
        boolean service = attributes.stream()
                .flatMap(List::stream)
                .anyMatch(value -> SERVICE_CATEGORIES.stream().anyMatch(value::startsWith));
        if (!service) {
            findings.add(Finding.warning(
                    "SC-019",
                    "reading the entity categories",
                    "no service entity category",
                    "at least one, for example http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                    "Declare the category whose attributes and level your service needs."));
        }
        return findings;
    }
}
