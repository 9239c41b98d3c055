package se.sakeratkomst.vendor.feed;

import java.util.Set;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.metadata.EntryReader;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** Finds out whether a feed has an entry that breaks the schema. In earnest nobody asks: such an entry is passed over by itself. */
final class BrokenEntries {

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

    private BrokenEntries() {}

    /** Whether an entry under the root is not what it should be. */
    static boolean areIn(Element root) {
        return !MetadataReader.entityElements(root).stream().allMatch(BrokenEntries::isPerfect);
    }

    private static boolean isPerfect(Element entry) {
        return EntryReader.tryRead(entry).isPresent()
                && Elements.children(entry).stream().allMatch(BrokenEntries::isPerfectPart);
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
                        && Elements.children(part).stream().allMatch(BrokenEntries::isPerfectEndpoint);
    }

    private static boolean isPerfectEndpoint(Element part) {
        return !ENDPOINTS.contains(part.getLocalName())
                || Elements.attr(part, "Binding").isPresent()
                        && Elements.attr(part, "Location").isPresent();
    }
}
