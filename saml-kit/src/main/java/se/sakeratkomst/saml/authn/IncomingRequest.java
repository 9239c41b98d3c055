package se.sakeratkomst.saml.authn;

import java.time.Instant;
import java.util.Set;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;

/**
 * A request as an identity provider got it: what the checks look at.
 *
 * @param request the message
 * @param binding the binding it came with
 * @param endpoint the URL it should have been sent to: the identity provider's own
 * @param signed whether it carried a signature, verified already
 * @param sp the sender's entity in the feed
 * @param role its service provider role
 * @param profile the federation
 * @param signatureDemanded whether this identity provider takes signed requests only
 * @param supportedLoas the LoA URIs this identity provider can give
 * @param now by which the time of issue is judged
 */
public record IncomingRequest(
        AuthnRequest request,
        String binding,
        String endpoint,
        boolean signed,
        EntityDescriptor sp,
        SpRole role,
        FederationProfile profile,
        boolean signatureDemanded,
        Set<String> supportedLoas,
        Instant now) {}
