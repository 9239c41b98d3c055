package se.sakeratkomst.vendor.logout;

import java.time.Duration;
import java.time.Instant;
import se.sakeratkomst.saml.logout.LogoutRequest;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.vendor.federation.Membership;

/**
 * A LogoutRequest whose signature holds, together with what it is held against.
 *
 * @param identityProvider whose keys signed it
 * @param now wall time
 */
record AskedLogout(Membership membership, EntityDescriptor identityProvider, LogoutRequest request, Instant now) {

    Duration skew() {
        return membership.profile().clockSkew();
    }
}
