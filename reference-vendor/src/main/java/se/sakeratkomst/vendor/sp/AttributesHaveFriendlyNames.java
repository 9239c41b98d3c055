package se.sakeratkomst.vendor.sp;

import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Too strict, and only there as a flaw: FriendlyName is optional in both federations. */
final class AttributesHaveFriendlyNames implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        Element assertion = answer.assertion().element();
        boolean all = Elements.children(assertion, Ns.SAML, "AttributeStatement").stream()
                .flatMap(statement -> Elements.children(statement, Ns.SAML, "Attribute").stream())
                .allMatch(attribute -> Elements.attr(attribute, "FriendlyName")
                        .filter(name -> !name.isBlank())
                        .isPresent());
        return unless(
                all,
                "SC-131",
                "reading the attributes",
                "an attribute without FriendlyName",
                "a FriendlyName on each",
                "This system asks for more than the federation does.");
    }

    @Override
    public Reason reason() {
        return Reason.ATTRIBUTES;
    }
}
