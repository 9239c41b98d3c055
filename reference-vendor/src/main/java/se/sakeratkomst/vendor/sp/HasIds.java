package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * Response and Assertion have an ID each.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 2.3.3 and 3.2.2</a>
 */
final class HasIds implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        boolean both =
                !answer.received().id().isBlank() && !answer.assertion().id().isBlank();
        return unless(
                both,
                "SAML-CORE-3.2.2",
                "reading the IDs of Response and Assertion",
                "'" + answer.received().id() + "' and '" + answer.assertion().id() + "'",
                "one each",
                "Give each message an ID of its own.");
    }
}
