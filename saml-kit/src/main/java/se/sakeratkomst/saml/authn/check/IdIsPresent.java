package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;

/**
 * The request has an ID that an answer can refer to.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SAML core 3.2.1</a>
 */
public final class IdIsPresent implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (!incoming.request().id().isBlank()) {
            return List.of();
        }
        return List.of(Finding.error(
                "SAML-CORE-3.2.1",
                "checking the request's ID",
                "no ID",
                "an ID that is used once",
                "Give each request a fresh random ID."));
    }
}
