package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * Response and Assertion are of version 2.0.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 2.3.3 and 3.2.2</a>
 */
final class VersionIsTwo implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        String versions =
                answer.received().version() + " and " + answer.assertion().version();
        return unless(
                versions.equals("2.0 and 2.0"),
                "SAML-CORE-3.2.2",
                "reading the versions of Response and Assertion",
                versions,
                "2.0 and 2.0",
                "Send SAML 2.0.");
    }
}
