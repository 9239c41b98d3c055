package se.sakeratkomst.saml.metadata;

import java.util.List;
import java.util.Map;

/**
 * A set of attributes a service provider asks for.
 *
 * @param index what AttributeConsumingServiceIndex of a request picks
 * @param isDefault whether it is used when a request picks none
 * @param names the service's name by language
 * @param attributes what is asked for
 */
public record AttributeConsumingService(
        int index, boolean isDefault, Map<String, String> names, List<RequestedAttribute> attributes) {}
