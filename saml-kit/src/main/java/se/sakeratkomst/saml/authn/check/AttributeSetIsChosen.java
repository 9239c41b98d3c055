package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;

/**
 * A request of an SP with several attribute sets says which one.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-053</a>
 */
public final class AttributeSetIsChosen implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        if (incoming.role().attributeConsumingServices().size() < 2
                || incoming.request().attributeConsumingServiceIndex().isPresent()) {
            return List.of();
        }
        return List.of(Finding.warning(
                "SC-053",
                "finding the attribute set of the request",
                "no AttributeConsumingServiceIndex, several sets in the metadata",
                "AttributeConsumingServiceIndex",
                "Say in the request which set is meant."));
    }
}
