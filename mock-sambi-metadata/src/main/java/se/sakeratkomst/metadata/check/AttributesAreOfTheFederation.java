package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;

/**
 * Requested attributes are those the federation has; others take an agreement between the two. Names are compared letter by letter:
 * {@code healthcareProfessionalLicense} but {@code healthCareProfessionalLicenceSpeciality}.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">Tekniska anslutningsregler 2.3.2; SC attributes (04) 3.2; Sambi attribute specification</a>
 */
@Decides({"SC-158", "SAMBI-042"})
final class AttributesAreOfTheFederation implements Check<Submission> {

    private static final Pattern OF_SWEDEN_CONNECT = Pattern.compile(
            "urn:oid:(2\\.5\\.4\\.(4|6|7|9|10|11|17|18|20|42|97)|2\\.16\\.840\\.1\\.113730\\.3\\.1\\.241|1\\.3\\.6\\.1\\.5\\.5\\.7\\.9\\.[1-5]"
                    + "|1\\.2\\.752\\.29\\.4\\.13|1\\.2\\.752\\.29\\.6\\.2\\.1|1\\.2\\.752\\.201\\.3\\.\\d+"
                    + "|0\\.9\\.2342\\.19200300\\.100\\.1\\.(3|41))");

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.serviceProviders().stream()
                .flatMap(sp -> Submission.requestedAttributes(sp).stream())
                .filter(attribute -> !isKnown(submission, name(attribute)))
                .map(attribute -> Finding.warning(
                                submission.rule("SC-158", "SAMBI-042"),
                                "looking up a RequestedAttribute in the federation's specification",
                                Quote.of(name(attribute)),
                                meant(submission, name(attribute))
                                        .map(meant -> meant + ", letter by letter")
                                        .orElse("an attribute of "
                                                + submission.federation().name()),
                                "Mend the name, or see to it that each identity provider you use has agreed to deliver it.")
                        .at(attribute))
                .toList();
    }

    private static String name(Element attribute) {
        return Elements.attr(attribute, "Name").orElse("");
    }

    private static boolean isKnown(Submission submission, String name) {
        return submission.federation().attribute(name).isPresent()
                || (submission.isSwedenConnect()
                        && OF_SWEDEN_CONNECT.matcher(name).matches());
    }

    private static Optional<String> meant(Submission submission, String name) {
        return submission.federation().attributeNames().values().stream()
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst();
    }
}
