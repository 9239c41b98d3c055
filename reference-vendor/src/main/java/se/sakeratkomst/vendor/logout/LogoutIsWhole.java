package se.sakeratkomst.vendor.logout;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * The request is of version 2.0 and has an ID.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.2.1</a>
 */
final class LogoutIsWhole implements LogoutCheck {

    @Override
    public List<Finding> examine(AskedLogout asked) {
        String version = asked.request().version();
        String id = asked.request().id();
        return unless(
                version.equals("2.0") && !id.isBlank(),
                "SAML-CORE-3.2.1",
                "reading the version and ID of the LogoutRequest",
                "'" + version + "' and '" + id + "'",
                "2.0 and an ID");
    }
}
