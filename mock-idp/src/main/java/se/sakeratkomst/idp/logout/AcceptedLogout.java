package se.sakeratkomst.idp.logout;

import java.util.Optional;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.metadata.EntityDescriptor;

/**
 * A LogoutRequest that is to be followed.
 *
 * @param binding the binding's URI it came with
 * @param relayState goes back with the answer
 */
record AcceptedLogout(LogoutRequest request, EntityDescriptor sp, String binding, Optional<String> relayState) {}
