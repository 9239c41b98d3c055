package se.sakeratkomst.vendor.feed;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.metadata.EntryReader;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Too strict: one member's mistake shuts out all the others. In earnest an entry that cannot be read is passed over by itself. */
final class EveryEntryIsPerfect implements FeedCheck {

    private static final Set<String> PARTS = Set.of(
            "Extensions",
            "RoleDescriptor",
            "IDPSSODescriptor",
            "SPSSODescriptor",
            "AuthnAuthorityDescriptor",
            "AttributeAuthorityDescriptor",
            "PDPDescriptor",
            "AffiliationDescriptor",
            "Organization",
            "ContactPerson",
            "AdditionalMetadataLocation");

    private static final Set<String> ENDPOINTS =
            Set.of("SingleSignOnService", "AssertionConsumerService", "SingleLogoutService");

    @Override
    public List<Finding> examine(ReceivedFeed feed) {
        List<String> imperfect = MetadataReader.entityElements(feed.root()).stream()
                .filter(entry -> !isPerfect(entry))
                .map(entry -> "'" + entry.getAttributeNS(null, "entityID") + "'")
                .toList();
        return unless(
                imperfect.isEmpty(),
                "SC-001",
                "reading every entry of the feed",
                "no proper entry for " + String.join(", ", imperfect),
                "proper entries only");
    }

    private static boolean isPerfect(Element entry) {
        return EntryReader.tryRead(entry).isPresent()
                && Elements.children(entry).stream().allMatch(EveryEntryIsPerfect::isPerfectPart);
    }

    private static boolean isPerfectPart(Element part) {
        if (Elements.is(part, Ns.DS, "Signature")) {
            return true;
        }
        if (!Ns.MD.equals(part.getNamespaceURI()) || !PARTS.contains(part.getLocalName())) {
            return false;
        }
        boolean role = part.getLocalName().endsWith("SSODescriptor");
        return !role
                || Elements.attr(part, "protocolSupportEnumeration").isPresent()
                        && Elements.children(part).stream().allMatch(EveryEntryIsPerfect::isPerfectEndpoint);
    }

    private static boolean isPerfectEndpoint(Element part) {
        return !ENDPOINTS.contains(part.getLocalName())
                || Elements.attr(part, "Binding").isPresent()
                        && Elements.attr(part, "Location").isPresent();
    }
}
