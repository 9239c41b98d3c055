package se.sakeratkomst.vendor.login;

import java.io.Serializable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import se.sakeratkomst.vendor.federation.Membership;

/**
 * A user who was sent to choose an identity provider. Kept in the browser's session, so that a choice which somebody else made for the
 * user leads nowhere.
 *
 * @param state unguessable; comes back with the choice
 * @param federation id of the federation
 * @param wish how the user is to be identified
 * @param sent when
 * @see <a href="https://docs.oasis-open.org/security/saml/Post2.0/sstc-saml-idp-discovery.pdf">Identity Provider Discovery Service
 *     Protocol 2.4</a>
 */
record Discovery(String state, String federation, Wish wish, Instant sent) implements Serializable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** The address of the discovery service with the question in it. */
    URI question(Membership membership) {
        URI service = membership.settings().discoveryService();
        return URI.create(service + (service.getRawQuery() == null ? "?" : "&")
                + "entityID=" + encoded(membership.entityId())
                + "&return=" + encoded(membership.discoveredUrl() + "?state=" + state));
    }

    /** Whether that is the answer to this question. */
    boolean isAnsweredBy(String answeredState, String answeredFederation, Instant now) {
        return state.equals(answeredState)
                && federation.equals(answeredFederation)
                && now.isBefore(sent.plus(PATIENCE));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
