package se.sakeratkomst.saml.metadata;

import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.xml.Ns;

/**
 * md:SPSSODescriptor.
 *
 * @param authnRequestsSigned the SP always signs its requests (SC-021)
 * @param wantAssertionsSigned the SP wants assertions signed (SC-022)
 * @param signingCertificates keys it signs with
 * @param encryptionCertificates keys to encrypt for
 * @param encryptionMethods algorithms declared with the first encryption key, in its order
 * @param assertionConsumerServices in document order
 * @param nameIdFormats in document order
 * @param attributeConsumingServices in document order
 * @param uiInfo display name, description, logotype
 * @param singleLogoutServices in document order
 */
public record SpRole(
        boolean authnRequestsSigned,
        boolean wantAssertionsSigned,
        List<X509Certificate> signingCertificates,
        List<X509Certificate> encryptionCertificates,
        List<String> encryptionMethods,
        List<Endpoint> assertionConsumerServices,
        List<String> nameIdFormats,
        List<AttributeConsumingService> attributeConsumingServices,
        UiInfo uiInfo,
        List<Endpoint> singleLogoutServices) {

    /** Where to send logout messages with a binding. */
    public Optional<Endpoint> singleLogout(String binding) {
        return singleLogoutServices.stream()
                .filter(endpoint -> endpoint.binding().equals(binding))
                .findFirst();
    }

    /** The ACS with HTTP-POST that is used when the request names none: isDefault, else the lowest index (SC-062). */
    public Optional<Endpoint> defaultAcs() {
        return defaultAcs(Ns.BINDING_POST);
    }

    /** The ACS with HTTP-POST. */
    public List<Endpoint> postAcs() {
        return acs(Ns.BINDING_POST);
    }

    /** The ACS with a binding, in document order. */
    public List<Endpoint> acs(String binding) {
        return assertionConsumerServices.stream()
                .filter(acs -> binding.equals(acs.binding()))
                .toList();
    }

    /** The ACS with a binding that is used when the request names none: isDefault, else the lowest index (SC-062). */
    public Optional<Endpoint> defaultAcs(String binding) {
        List<Endpoint> all = acs(binding);
        Optional<Endpoint> marked =
                all.stream().filter(acs -> acs.isDefault().orElse(false)).findFirst();
        return marked.or(() ->
                all.stream().min(Comparator.comparing(acs -> acs.index().orElse(Integer.MAX_VALUE))));
    }

    /** The attribute set a request picks, else the default one, else the first. */
    public Optional<AttributeConsumingService> attributeConsumingService(Optional<Integer> index) {
        if (index.isPresent()) {
            return attributeConsumingServices.stream()
                    .filter(service -> service.index() == index.get())
                    .findFirst();
        }
        return attributeConsumingServices.stream()
                .filter(AttributeConsumingService::isDefault)
                .findFirst()
                .or(() -> attributeConsumingServices.stream().findFirst());
    }

    /** How to encrypt for this SP. */
    public EncryptionMethods encryption() {
        return EncryptionMethods.declared(encryptionMethods);
    }
}
