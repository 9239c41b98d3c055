package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.SpRole;

/** What a test needs of a service provider and of its federation. */
final class Needs {
    private Needs() {}

    static Optional<String> encryptionKey(EntityDescriptor sp) {
        return sp.sp().map(SpRole::encryptionCertificates).orElse(List.of()).isEmpty()
                ? Optional.of("the service provider's metadata has no key to encrypt for")
                : Optional.empty();
    }

    static Optional<String> secondAcs(EntityDescriptor sp) {
        return sp.sp().map(SpRole::postAcs).orElse(List.of()).size() < 2
                ? Optional.of("the service provider's metadata has one AssertionConsumerService only")
                : Optional.empty();
    }

    static Optional<String> attribute(Persona persona, Attribute attribute) {
        return persona.profile().nameOf(attribute).isEmpty()
                ? Optional.of(persona.profile().name() + " has no attribute for "
                        + attribute.name().toLowerCase(java.util.Locale.ROOT))
                : Optional.empty();
    }

    /** The service provider's metadata says that it cannot do without the attribute: by isRequired, or by an entity category. */
    static Optional<String> demanded(Persona persona, EntityDescriptor sp, Attribute attribute) {
        return persona.profile()
                                .nameOf(attribute)
                                .filter(name -> required(sp, name))
                                .isPresent()
                        || inCategories(persona, sp, attribute)
                ? Optional.empty()
                : Optional.of("the service provider's metadata does not demand "
                        + attribute.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean required(EntityDescriptor sp, String name) {
        return sp.sp().flatMap(role -> role.attributeConsumingService(Optional.empty())).stream()
                .flatMap(service -> service.attributes().stream())
                .anyMatch(requested -> requested.required() && requested.name().equals(name));
    }

    private static boolean inCategories(Persona persona, EntityDescriptor sp, Attribute attribute) {
        return sp.entityCategories().stream()
                .anyMatch(category -> persona.profile()
                        .attributeSets()
                        .getOrDefault(category, List.of())
                        .contains(attribute));
    }
}
