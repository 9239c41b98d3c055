package se.sakeratkomst.saml.authn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;
import se.sakeratkomst.saml.xml.Ns;

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
 * @param answerBindings how the identity provider can answer, the preferred binding first
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
        Instant now,
        List<String> answerBindings) {

    /** To an identity provider that answers by HTTP-POST and nothing else. */
    public IncomingRequest(
            AuthnRequest request,
            String binding,
            String endpoint,
            boolean signed,
            EntityDescriptor sp,
            SpRole role,
            FederationProfile profile,
            boolean signatureDemanded,
            Set<String> supportedLoas,
            Instant now) {
        this(
                request,
                binding,
                endpoint,
                signed,
                sp,
                role,
                profile,
                signatureDemanded,
                supportedLoas,
                now,
                List.of(Ns.BINDING_POST));
    }

    /** Where the answer goes, and by which binding; empty when the metadata has no such place. */
    public Optional<Endpoint> answerTo() {
        return answerTo(request, role, answerBindings);
    }

    /**
     * Where the answer to a request goes.
     *
     * @param bindings those that can be used, the preferred one first
     * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.4.1; SC-061, SC-062</a>
     */
    public static Optional<Endpoint> answerTo(AuthnRequest request, SpRole role, List<String> bindings) {
        String asked = request.protocolBinding();
        List<String> wanted = asked != null && bindings.contains(asked) ? List.of(asked) : bindings;
        String url = request.acsUrl();
        if (url != null) {
            return wanted.stream()
                    .flatMap(each -> role.acs(each).stream())
                    .filter(acs -> acs.location().equals(url))
                    .findFirst();
        }
        return request.acsIndex().isPresent()
                ? wanted.stream()
                        .flatMap(each -> role.acs(each).stream())
                        .filter(acs -> acs.index().equals(request.acsIndex()))
                        .findFirst()
                : wanted.stream()
                        .flatMap(each -> role.defaultAcs(each).stream())
                        .findFirst();
    }
}
