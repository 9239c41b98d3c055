package se.sakeratkomst.vendor.sp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Attribute;

/**
 * There are not two AttributeStatements, no attribute stands twice, and what a person has one of has one value.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC attribute specification 2 and 3.1.2; SAMBI-025</a>
 */
final class AttributesAreUnambiguous implements ServiceProviderCheck {

    /** What there may be several of. */
    private static final Set<Attribute> SEVERAL = Set.of(
            Attribute.LICENCE,
            Attribute.LICENCE_SPECIALITY,
            Attribute.GROUP_PRESCRIPTION_CODE,
            Attribute.OCCUPATIONAL_CODE,
            Attribute.COMMISSION_RIGHT,
            Attribute.ORG_AFFILIATION,
            Attribute.PA_TITLE_CODE,
            Attribute.SYSTEM_ROLE);

    @Override
    public List<Finding> examine(Answer answer) {
        List<String> ambiguous = new ArrayList<>(answer.assertion().duplicates());
        answer.profile().attributeNames().forEach((attribute, name) -> {
            if (!SEVERAL.contains(attribute) && answer.assertion().values(name).size() > 1) {
                ambiguous.add(name);
            }
        });
        boolean oneStatement = answer.assertion().attributeStatements() <= 1;
        return unless(
                ambiguous.isEmpty() && oneStatement,
                "SC-133",
                "reading the attributes",
                answer.assertion().attributeStatements()
                        + " AttributeStatement; more than once or with several values: " + ambiguous,
                "at most one AttributeStatement, each attribute once, one value where there can be only one",
                "Ask the identity provider's operator.");
    }

    @Override
    public Reason reason() {
        return Reason.ATTRIBUTES;
    }
}
