package se.sakeratkomst.vendor.feed;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.EntryReader;

/** The flaw: entries that carry the same id are taken for one, whose keys are those of all of them. */
final class KeysOfAllEntries implements EntryReader {

    @Override
    public Optional<EntityDescriptor> read(List<Element> entries) {
        List<EntityDescriptor> all = entries.stream()
                .flatMap(entry -> EntryReader.tryRead(entry).stream())
                .toList();
        List<X509Certificate> keys = all.stream()
                .flatMap(entity -> entity.idp().stream())
                .flatMap(role -> role.signingCertificates().stream())
                .toList();
        return all.stream().findFirst().map(first -> with(first, keys));
    }

    private static EntityDescriptor with(EntityDescriptor entity, List<X509Certificate> keys) {
        return new EntityDescriptor(
                entity.entityId(),
                entity.element(),
                entity.sp(),
                entity.idp().map(role -> role.withSigningCertificates(keys)),
                entity.entityAttributes(),
                entity.organisation());
    }
}
