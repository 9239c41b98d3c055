package se.sakeratkomst.metadata.check;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A service provider of Sweden Connect declares exactly one of public-sector-sp and private-sector-sp, and the one its organisation is
 * registered as. Users of eIDAS must too (SC-143).
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 3.5.2</a>
 */
@Decides("SC-169")
final class SectorIsDeclared implements Check<Submission> {

    private static final List<String> SECTORS = List.of(Categories.PUBLIC_SECTOR, Categories.PRIVATE_SECTOR);

    @Override
    public List<Finding> examine(Submission submission) {
        if (!submission.isSwedenConnect() || submission.serviceProviders().isEmpty()) {
            return List.of();
        }
        List<String> declared =
                submission.categories().stream().filter(SECTORS::contains).toList();
        Element place = submission.placeOf(Ns.ENTITY_CATEGORY);
        if (declared.size() != 1) {
            return List.of(finding(
                            Severity.ERROR,
                            declared.isEmpty() ? "neither public-sector-sp nor private-sector-sp" : "both",
                            "exactly one of " + SECTORS)
                    .at(place));
        }
        return submission.organisation().flatMap(RegisteredOrganisation::sector).stream()
                .filter(registered -> !declared.contains(registered))
                .map(registered -> finding(
                                submission.againstRegister(), declared.get(0), registered + ", as registered")
                        .at(place))
                .toList();
    }

    private static Finding finding(Severity severity, String observed, String expected) {
        return new Finding(
                "SC-169",
                severity,
                "reading the sector among the entity categories",
                observed,
                expected,
                "Add the one that fits your organisation to the entity category attribute.");
    }
}
