package se.sakeratkomst.metadata.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service provider of Sweden Connect declares exactly one of public-sector-sp and private-sector-sp.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 3.5.2</a>
 */
final class SectorIsDeclared implements Check<Submission> {

    private static final List<String> SECTORS = List.of(
            "http://id.elegnamnden.se/st/1.0/public-sector-sp", "http://id.elegnamnden.se/st/1.0/private-sector-sp");

    @Override
    public List<Finding> examine(Submission submission) {
        if (submission.serviceProviders().isEmpty()) {
            return List.of();
        }
        List<String> declared = submission.entityAttribute(Ns.ENTITY_CATEGORY).stream()
                .flatMap(List::stream)
                .filter(SECTORS::contains)
                .distinct()
                .toList();
        if (declared.size() == 1) {
            return List.of();
        }
        return List.of(Finding.warning(
                "SC-169",
                "reading the entity categories",
                declared.isEmpty() ? "neither public-sector-sp nor private-sector-sp" : "both",
                "exactly one of " + SECTORS,
                "Add the one that fits your organisation to the entity category attribute."));
    }
}
