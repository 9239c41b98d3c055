package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;

/**
 * The request is SAML 2.0.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SAML core 3.2.1</a>
 */
public final class VersionIsTwo implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        String version = incoming.request().version();
        if (version.equals("2.0")) {
            return List.of();
        }
        return List.of(Finding.error(
                "SAML-CORE-3.2.1",
                "checking the request's Version",
                "Version '" + version + "'",
                "Version '2.0'",
                "Send SAML 2.0."));
    }
}
