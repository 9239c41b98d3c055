package se.sakeratkomst.saml.metadata;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * md:IDPSSODescriptor.
 *
 * @param wantAuthnRequestsSigned only signed requests are accepted (SC-028)
 * @param signingCertificates keys it signs with; any of them (SC-016)
 * @param singleSignOnServices in document order
 * @param nameIdFormats in document order
 * @param scopes shibmd:Scope values (SC-031)
 * @param uiInfo display name, description, logotype
 * @param singleLogoutServices in document order
 * @param artifactResolutionServices in document order
 */
public record IdpRole(
        boolean wantAuthnRequestsSigned,
        List<X509Certificate> signingCertificates,
        List<Endpoint> singleSignOnServices,
        List<String> nameIdFormats,
        List<String> scopes,
        UiInfo uiInfo,
        List<Endpoint> singleLogoutServices,
        List<Endpoint> artifactResolutionServices) {

    /** Where to send logout messages with a binding. */
    public Optional<Endpoint> singleLogout(String binding) {
        return singleLogoutServices.stream()
                .filter(endpoint -> endpoint.binding().equals(binding))
                .findFirst();
    }

    /** The same with other signing certificates. */
    public IdpRole withSigningCertificates(List<X509Certificate> certificates) {
        return new IdpRole(
                wantAuthnRequestsSigned,
                certificates,
                singleSignOnServices,
                nameIdFormats,
                scopes,
                uiInfo,
                singleLogoutServices,
                artifactResolutionServices);
    }

    /** Where to send a request with a binding. */
    public Optional<Endpoint> singleSignOn(String binding) {
        return singleSignOnServices.stream()
                .filter(endpoint -> endpoint.binding().equals(binding))
                .findFirst();
    }
}
