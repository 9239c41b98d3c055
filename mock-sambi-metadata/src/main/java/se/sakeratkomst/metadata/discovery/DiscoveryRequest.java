package se.sakeratkomst.metadata.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service provider asks, by the query of the address.
 *
 * @param entityId who asks
 * @param returnTo where the answer goes; null takes the default of the metadata
 * @param returnIdParam name of the parameter that the choice comes back in
 * @param policy null is the one policy there is
 * @param passive true when nobody may be asked
 * @see "Identity Provider Discovery Service Protocol and Profile 2.4.1"
 */
public record DiscoveryRequest(
        String entityId,
        @Nullable String returnTo,
        String returnIdParam,
        @Nullable String policy,
        boolean passive) {

    /** The only policy that the protocol defines: one identity provider comes back. */
    public static final String SINGLE = "urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol:single";

    /** The parameters as they came, so that a form can send them again. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("entityID", entityId);
        if (returnTo != null) {
            parameters.put("return", returnTo);
        }
        if (!returnIdParam.equals("entityID")) {
            parameters.put("returnIDParam", returnIdParam);
        }
        if (policy != null) {
            parameters.put("policy", policy);
        }
        return parameters;
    }
}
