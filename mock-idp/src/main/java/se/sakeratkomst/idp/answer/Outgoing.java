package se.sakeratkomst.idp.answer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.Finding;

/**
 * A message on its way to the service provider, as the page carries it.
 *
 * @param target where the form goes
 * @param method post, or get for a message that is delivered wrongly
 * @param samlResponse the form field; null where there is to be none
 * @param relayState the form field
 * @param confirm whether the user is to see why and to press a button (SC-108)
 * @param causes why there is no login
 */
public record Outgoing(
        String target,
        String method,
        @Nullable String samlResponse,
        Optional<String> relayState,
        boolean confirm,
        List<Finding> causes) {}
