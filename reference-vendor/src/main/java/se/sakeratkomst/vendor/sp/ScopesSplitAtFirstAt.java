package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Attribute;

/** Too strict, and only there as a flaw: the scope is what follows the last @, and there may be one before it. */
final class ScopesSplitAtFirstAt implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        List<String> split = answer
                .profile()
                .nameOf(Attribute.ORG_AFFILIATION)
                .map(name -> answer.assertion().values(name))
                .orElse(List.of())
                .stream()
                .filter(value -> value.indexOf('@') != value.lastIndexOf('@'))
                .toList();
        return unless(
                split.isEmpty(),
                "SC-134",
                "reading the scope of an attribute",
                split,
                "one @",
                "This system asks for more than the federation does.");
    }

    @Override
    public Reason reason() {
        return Reason.ATTRIBUTES;
    }
}
