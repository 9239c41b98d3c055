package se.sakeratkomst.metadata.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** Reads metadata and holds it against the operator's rules. All rules are looked at, so that a vendor sees everything at once. */
public final class Examination {

    private static final List<Check<Submission>> CHECKS = List.of(
            new FollowsTheXmlSchema(),
            new HasOneRole(),
            new EntityIdIsUsable(),
            new EntityIdIsNotSomebodyElses(),
            new IdentityProvidersComeFromTheSandbox(),
            new SigningKeyIsGiven(),
            new KeysAreCertificates(),
            new KeysAreStrong(),
            new CertificatesAreCurrent(),
            new CertificatesAreSelfSignedAndLastLong(),
            new SigningAndEncryptionHaveKeys(),
            new OneEncryptionKeyIsPublished(),
            new AlgorithmsAreDeclared(),
            new DeclaredAlgorithmsArePermitted(),
            new OrganisationIsNamed(),
            new OrganisationNameIsTheRegistered(),
            new DisplayNameIsTheOrganisations(),
            new OrganisationNumberIsRight(),
            new UserInterfaceIsDescribed(),
            new UserInterfaceIsInEnglishToo(),
            new LogosCanBeShown(),
            new LanguagesAreNotRepeated(),
            new BothLanguagesAreUsed(),
            new ContactsAreGiven(),
            new ContactsCanBeReached(),
            new ContactsAreFunctions(),
            new AnswersAreReceivedByPost(),
            new AnswersAreReceivedOverTls(),
            new RequestsAreReceivedOverTls(),
            new AnswersAreNotRedirected(),
            new HolderOfKeyIsDeclared(),
            new LevelsOfAssuranceAreDeclared(),
            new LevelsAreApproved(),
            new CategoriesFitTheLevels(),
            new IdentityProviderSaysWhatItDelivers(),
            new AuthorizationSystemDeliversPersons(),
            new HighestLevelOffersHolderOfKey(),
            new ScopesAreWellFormed(),
            new ScopesAreTheOrganisations(),
            new RequestedPrincipalIsNamed(),
            new SignatureActivationIsDeclared(),
            new SignatureServicesSignTheirRequests(),
            new SignatureServicesSayTheyAre(),
            new OnlySignatureServicesDeclareScal2(),
            new SectorIsDeclared(),
            new CategoriesStandInOneAttribute(),
            new ServiceCategoryIsDeclared(),
            new CategoriesAreOfTheRegistry(),
            new PersonsAndStaffHaveTheirOwnEntities(),
            new ContractIsDeclared(),
            new NameIdFormatsAreOffered(),
            new RequestBindingsAreOffered(),
            new ServiceIsNamedInEnglish(),
            new AttributesAreRequested(),
            new AttributeNamesAreUris(),
            new AttributesAreOfTheFederation(),
            new RequiredAttributesAreDelivered(),
            new DiscoveryResponseIsRight(),
            new ErrorPageIsGiven(),
            new MetadataIsStatic());

    private static final String KEPT_OUT = "[not kept: there is a private key in it]";

    private Examination() {}

    /** Every check, in the order they are made. A check passes over a federation or role that it does not concern. */
    static List<Check<Submission>> checks() {
        return CHECKS;
    }

    /**
     * The one EntityDescriptor in the bytes; its elements know their lines.
     *
     * @throws SamlRefusal when they are too many, no XML, have a DOCTYPE, hold a private key, or hold something else
     */
    public static Element read(byte[] bytes) {
        PrivateKeys.find(bytes).ifPresent(line -> {
            throw SamlRefusal.of(
                    "KEY-PRIVATE",
                    "reading metadata",
                    "a private key on line " + line + "; nothing of what was handed in has been kept",
                    "certificates only: metadata is published to everyone",
                    "Make a new key pair, for this one is no longer secret, and hand in its certificate.");
        });
        Document document = SecureXml.parseWithLines(bytes);
        Element root = document.getDocumentElement();
        if (!Elements.is(root, Ns.MD, "EntityDescriptor")) {
            throw new SamlRefusal(List.of(Finding.error(
                            "SC-001",
                            "reading metadata",
                            Elements.is(root, Ns.MD, "EntitiesDescriptor")
                                    ? "an EntitiesDescriptor with "
                                            + Elements.descendants(root, Ns.MD, "EntityDescriptor")
                                                    .size()
                                            + " entities"
                                    : Quote.of("the root element " + root.getNodeName() + " in the namespace "
                                            + root.getNamespaceURI()),
                            "one EntityDescriptor in the namespace " + Ns.MD,
                            Elements.is(root, Ns.MD, "EntitiesDescriptor")
                                    ? "Hand in each EntityDescriptor by itself."
                                    : "Hand in the metadata document of your service provider.")
                    .at(root)));
        }
        return root;
    }

    /** Whether there is a private key in what was handed in, whatever else it is. Then no byte of it may be kept or shown. */
    public static boolean holdsPrivateKey(byte[] bytes) {
        return PrivateKeys.find(bytes).isPresent();
    }

    /** What may be kept of something handed in: its first characters, or only that it was withheld. */
    public static String forJournal(byte[] bytes, int longest) {
        return holdsPrivateKey(bytes)
                ? KEPT_OUT
                : new String(bytes, 0, Math.min(bytes.length, longest), StandardCharsets.UTF_8);
    }

    /** What the rules say of a submission, errors first. */
    public static List<Finding> of(Submission submission) {
        return CHECKS.stream()
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
