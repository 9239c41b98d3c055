package se.sakeratkomst.metadata.check;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Reads metadata and holds it against the operator's rules. All rules are looked at, so that a vendor sees everything at once. */
public final class Examination {

    private static final List<Check<Submission>> EVERYWHERE = List.of(
            new HasOneRole(),
            new EntityIdIsUsable(),
            new EntityIdIsNotSomebodyElses(),
            new IdentityProvidersComeFromTheSandbox(),
            new KeysAreStrongCertificates(),
            new AnswersAreReceivedByPost(),
            new AnswersAreReceivedOverTls(),
            new AnswersAreNotRedirected(),
            new SigningAndEncryptionHaveKeys(),
            new OrganisationIsNamed(),
            new ContactsAreGiven());

    private static final Map<String, List<Check<Submission>>> OF_FEDERATION = Map.of(
            Federations.SWEDEN_CONNECT.id(),
            List.of(new SectorIsDeclared(), new CategoriesStandInOneAttribute(), new UserInterfaceIsDescribed()));

    private Examination() {}

    /**
     * The one EntityDescriptor in the bytes.
     *
     * @throws SamlRefusal when they are too many, no XML, have a DOCTYPE, or hold something else
     */
    public static Element read(byte[] bytes) {
        Document document = SecureXml.parse(bytes);
        Element root = document.getDocumentElement();
        if (!Elements.is(root, Ns.MD, "EntityDescriptor")) {
            throw SamlRefusal.of(
                    "SC-001",
                    "reading metadata",
                    "the root element " + root.getNodeName() + " in the namespace " + root.getNamespaceURI(),
                    "one EntityDescriptor in the namespace " + Ns.MD,
                    Elements.is(root, Ns.MD, "EntitiesDescriptor")
                            ? "Hand in each EntityDescriptor by itself."
                            : "Hand in the metadata document of your service provider.");
        }
        return root;
    }

    /** What the rules say of a submission, errors first. */
    public static List<Finding> of(Submission submission) {
        return Stream.concat(
                        EVERYWHERE.stream(),
                        OF_FEDERATION.getOrDefault(submission.federation().id(), List.of()).stream())
                .map(check -> check.examine(submission))
                .flatMap(List::stream)
                .sorted((a, b) -> a.severity().compareTo(b.severity()))
                .toList();
    }

    /** A name for people: UIInfo's Swedish name, else any, else the organisation's, else the entityID. */
    public static String displayName(Element entity) {
        Function<String, String> ofOrganisation =
                fallback -> Elements.path(entity, Ns.MD, "Organization", "OrganizationDisplayName")
                        .map(Elements::text)
                        .orElse(fallback);
        List<Element> names = Elements.descendants(entity, Ns.MDUI, "DisplayName");
        String name = names.stream()
                .filter(element -> "sv".equals(element.getAttributeNS(Ns.XML, "lang")))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(Elements::text)
                .orElseGet(() ->
                        ofOrganisation.apply(Elements.attr(entity, "entityID").orElse("")));
        return name.substring(0, Math.min(name.length(), 200));
    }
}
