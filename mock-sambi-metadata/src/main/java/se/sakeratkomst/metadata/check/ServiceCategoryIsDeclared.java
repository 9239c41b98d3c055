package se.sakeratkomst.metadata.check;

import java.util.ArrayList;
import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service provider declares a service entity category, in an attribute whose NameFormat is uri.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 2.1.2</a>
 */
@Decides("SC-019")
final class ServiceCategoryIsDeclared implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.serviceProviders().isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (submission.categories().stream()
                .noneMatch(category -> Categories.service(category).isPresent())) {
            findings.add(finding(
                            "no service entity category",
                            "at least one, for example http://id.swedenconnect.se/ec/1.0/loa3-hsaid",
                            "Declare the category whose attributes and level your service needs.")
                    .at(submission.placeOf(Ns.ENTITY_CATEGORY)));
        }
        submission.entityAttributes(Ns.ENTITY_CATEGORY).stream()
                .filter(attribute -> !Ns.ATTRNAME_URI.equals(Elements.attrOrNull(attribute, "NameFormat")))
                .map(attribute -> finding(
                                "NameFormat " + Elements.attrOrNull(attribute, "NameFormat"),
                                "NameFormat=\"" + Ns.ATTRNAME_URI + "\"",
                                "Set it on the entity category attribute.")
                        .at(attribute))
                .forEach(findings::add);
        return findings;
    }

    private static Finding finding(String observed, String expected, String remedy) {
        return Finding.warning("SC-019", "reading the entity categories", observed, expected, remedy);
    }
}
