package se.sakeratkomst.metadata.check;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * RequestedAttribute names the attribute by URI and says so.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC attributes (04) 3.2; SAML2int 0.2; WebSSO Technology Profile V1.0.0 3.1.6</a>
 */
@Decides({"SC-131", "SAMBI-012", "SWEB-005"})
final class AttributeNamesAreUris implements Check<Submission> {

    @Override
    public List<Finding> examine(Submission submission) {
        return submission.serviceProviders().stream()
                .flatMap(sp -> Submission.requestedAttributes(sp).stream())
                .filter(attribute -> !Ns.ATTRNAME_URI.equals(Elements.attrOrNull(attribute, "NameFormat")))
                .map(attribute -> new Finding(
                                stated(attribute)
                                        ? submission.rule("SC-131", "SAMBI-012")
                                        : submission.rule("SC-131", "SWEB-005"),
                                stated(attribute) ? Severity.ERROR : Severity.WARNING,
                                "reading NameFormat of the RequestedAttribute "
                                        + Quote.of(
                                                Elements.attr(attribute, "Name").orElse("")),
                                String.valueOf(Elements.attrOrNull(attribute, "NameFormat")),
                                Ns.ATTRNAME_URI,
                                "Set NameFormat, and name the attribute by its URI.")
                        .at(attribute))
                .toList();
    }

    private static boolean stated(Element attribute) {
        return attribute.hasAttributeNS(null, "NameFormat");
    }
}
