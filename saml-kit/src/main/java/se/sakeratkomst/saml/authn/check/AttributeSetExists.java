package se.sakeratkomst.saml.authn.check;

import java.util.List;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.authn.IncomingRequest;
import se.sakeratkomst.saml.metadata.AttributeConsumingService;

/**
 * AttributeConsumingServiceIndex picks a set that the metadata has.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-053, INERA-001</a>
 */
public final class AttributeSetExists implements Check<IncomingRequest> {
    @Override
    public List<Finding> examine(IncomingRequest incoming) {
        return incoming.request()
                .attributeConsumingServiceIndex()
                .filter(index -> incoming.role()
                        .attributeConsumingService(java.util.Optional.of(index))
                        .isEmpty())
                .map(index -> List.of(Finding.error(
                        "SC-053",
                        "finding the attribute set of the request",
                        "AttributeConsumingServiceIndex " + index,
                        "one of the indexes "
                                + incoming.role().attributeConsumingServices().stream()
                                        .map(AttributeConsumingService::index)
                                        .toList()
                                + " in the metadata",
                        "Use an index that your metadata has.")))
                .orElse(List.of());
    }
}
