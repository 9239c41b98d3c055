package se.sakeratkomst.vendor.sp;

import java.util.List;
import se.sakeratkomst.saml.Finding;

/**
 * Destination is the address that the answer was posted to, character by character.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf">SAML bindings 3.5.5.2</a>
 */
final class DestinationIsUs implements ServiceProviderCheck {

    @Override
    public List<Finding> examine(Answer answer) {
        return unless(
                answer.deliveredAt().equals(answer.received().destination()),
                "SAML-BINDINGS-3.5.5.2",
                "reading the Destination of the Response",
                answer.received().destination(),
                answer.deliveredAt(),
                "Send the answer where the metadata says, and say so in it.");
    }
}
