package se.sakeratkomst.vendor.logout;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * The request names one principal, by a NameID in the open.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.7.1; SAMBI-026</a>
 */
final class LogoutNamesSomebody implements LogoutCheck {

    @Override
    public List<Finding> examine(AskedLogout asked) {
        boolean named = asked.request()
                .nameId()
                .filter(nameId -> !nameId.value().isBlank())
                .isPresent();
        return unless(
                named && asked.request().identifiers() == 1,
                "SAML-CORE-3.7.1",
                "reading whom the LogoutRequest is about",
                asked.request().identifiers() + " identifiers",
                "one NameID in the open");
    }
}
