package se.sakeratkomst.vendor.logout;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * Destination is the address that the request came to, character by character.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.4.5.2 and 3.5.5.2</a>
 */
final class LogoutIsForUs implements LogoutCheck {

    @Override
    public List<Finding> examine(AskedLogout asked) {
        return unless(
                asked.membership().logoutUrl().equals(asked.request().destination()),
                "SAML-BINDINGS-3.5.5.2",
                "reading the Destination of the LogoutRequest",
                asked.request().destination(),
                asked.membership().logoutUrl());
    }
}
