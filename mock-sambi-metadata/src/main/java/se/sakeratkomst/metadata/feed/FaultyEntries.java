package se.sakeratkomst.metadata.feed;

import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.keys.WeakKey;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.fault.ArmedFault;
import se.sakeratkomst.metadata.fault.Content;
import se.sakeratkomst.saml.metadata.AggregateEntry;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** What a fault makes of the entry it concerns. All other entries are as they are. */
final class FaultyEntries {

    private final String concerned;
    private final Entry other;
    private final Content content;

    private FaultyEntries(String concerned, Entry other, Content content) {
        this.concerned = concerned;
        this.other = other;
        this.content = content;
    }

    /** Finds the entry that the fault concerns and another identity provider whose key it can borrow. */
    static FaultyEntries of(Register register, ArmedFault armed, Entries entries) {
        String concerned = armed.concerns().orElse(identityProvider(register));
        List<Entry> providers = entries.identityProviders(register);
        Entry own = providers.stream()
                .filter(entry -> entry.entityId().equals(concerned))
                .findFirst()
                .orElseThrow(() ->
                        missing(register, "no identity provider " + concerned, "one that is published in " + register));
        Entry neighbour = providers.stream()
                .filter(entry -> entry.entityId().endsWith(":neighbour-idp"))
                .findFirst()
                .or(() -> providers.stream()
                        .filter(entry -> !entry.entityId().equals(concerned))
                        .findFirst())
                .orElseThrow(() -> missing(
                        register, "no second identity provider", "one whose key can stand in for " + concerned));
        Content content = armed.fault().content();
        AggregateEntry other = switch (content) {
            case TWO_KEYS ->
                withSecondKey(own, signingCertificate(neighbour.content().element()));
            case WEAK_KEY -> withSecondKey(own, weakCertificate());
            case CERTIFICATE_EXPIRED -> withExpiredCertificate(own);
            default -> withKeyOf(own, neighbour);
        };
        return new FaultyEntries(concerned, own.with(other), content);
    }

    /** What the feed has in the place of an entry. */
    List<Entry> inPlaceOf(Entry entry) {
        if (!entry.entityId().equals(concerned)) {
            return List.of(entry);
        }
        return switch (content) {
            case AS_IS -> List.of(entry);
            case KEY_REPLACED, TWO_KEYS, WEAK_KEY, CERTIFICATE_EXPIRED -> List.of(other);
            case REMOVED -> List.of();
            case TWICE -> List.of(entry, other);
            case KEY_REPLACED_BESIDE_BROKEN_ENTRY -> List.of(broken(), other);
        };
    }

    private static AggregateEntry withKeyOf(Entry own, Entry neighbour) {
        Element entity = own.content().element();
        String borrowed = signingCertificate(neighbour.content().element());
        keys(entity).forEach(key -> certify(key, borrowed));
        return AggregateEntry.of(entity);
    }

    private static String weakCertificate() {
        try {
            return Base64.getEncoder()
                    .encodeToString(WeakKey.made().certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("Could not write the weak key's certificate", e);
        }
    }

    /** The other key comes after the own one, for a reader that looks at the first key only. */
    private static AggregateEntry withSecondKey(Entry own, String certificate) {
        Element entity = own.content().element();
        for (Element key : keys(entity)) {
            Element second = (Element) key.cloneNode(true);
            certify(second, certificate);
            key.getParentNode().insertBefore(second, key.getNextSibling());
        }
        return AggregateEntry.of(entity);
    }

    private static AggregateEntry withExpiredCertificate(Entry own) {
        Element entity = own.content().element();
        for (Element key : keys(entity)) {
            Elements.descendants(key, Ns.DS, "X509Certificate")
                    .forEach(certificate ->
                            certificate.setTextContent(ExpiredCertificate.ofTheKeyIn(Elements.text(certificate))));
        }
        return AggregateEntry.of(entity);
    }

    private static List<Element> keys(Element entity) {
        return Elements.children(entity, Ns.MD, "IDPSSODescriptor").stream()
                .flatMap(role -> Elements.children(role, Ns.MD, "KeyDescriptor").stream())
                .toList();
    }

    private static void certify(Element key, String certificate) {
        Elements.descendants(key, Ns.DS, "X509Certificate").forEach(old -> old.setTextContent(certificate));
    }

    private static String signingCertificate(Element entity) {
        return keys(entity).stream()
                .filter(key -> !"encryption".equals(Elements.attrOrNull(key, "use")))
                .flatMap(key -> Elements.descendants(key, Ns.DS, "X509Certificate").stream())
                .map(Elements::text)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("An identity provider without a signing key was published"));
    }

    /** An entity that breaks the schema: a role without protocolSupportEnumeration, and an element that nobody knows. */
    private static Entry broken() {
        String id = "urn:saker-atkomst-sandbox:TEST:broken-entry";
        Element element = SecureXml.parse("<md:EntityDescriptor xmlns:md=\"" + Ns.MD + "\" entityID=\"" + id
                        + "\"><md:SPSSODescriptor><md:Unheard/></md:SPSSODescriptor></md:EntityDescriptor>")
                .getDocumentElement();
        return new Entry(id, EntityIds.sha1(id), Role.SP, AggregateEntry.of(element));
    }

    private static String identityProvider(Register register) {
        return "urn:saker-atkomst-sandbox:TEST:" + register.lab() + ":"
                + register.federation().id() + ":idp";
    }

    private static ProblemException missing(Register register, String observed, String expected) {
        return new ProblemException(Problem.of(
                409,
                "The fault cannot be made here",
                "Arm a fault in " + register,
                observed,
                expected,
                "Start the identity providers, or name another entityId."));
    }
}
