package se.sakeratkomst.metadata.check;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.saml.federation.Federations.SAMBI;
import static se.sakeratkomst.saml.federation.Federations.SWEDEN_CONNECT;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.sakeratkomst.metadata.Sample;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Role;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.saml.Check;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.Severity;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.xml.Ns;

/** Every check, tried with what it should let through and with what it should not. */
class ChecksTest {

    private static final Severity RED = Severity.ERROR;
    private static final Severity YELLOW = Severity.WARNING;

    private static final String EC = "http://id.elegnamnden.se/ec/1.0/";
    private static final String EC_SC = "http://id.swedenconnect.se/ec/1.0/";
    private static final String LOA = "http://id.elegnamnden.se/loa/1.0/";
    private static final String CONTRACT = "http://id.swedenconnect.se/contract/sc/";

    private static final RegisteredOrganisation REGISTERED = new RegisteredOrganisation(
            "TEST Journalbolaget AB",
            "5599990032",
            Optional.of(Categories.PRIVATE_SECTOR),
            Set.of(CONTRACT + "sweden-connect"),
            Set.of(LOA + "loa3"));

    /** Something that breaks a rule. */
    record Bad(String rule, Severity severity, Class<?> check, String what, Submission submission) {
        @Override
        public String toString() {
            return rule + " " + check.getSimpleName() + ": " + what;
        }
    }

    private static final List<Bad> BAD = new ArrayList<>();

    private static void bad(String rule, Severity severity, Class<?> check, String what, Draft draft) {
        bad(rule, severity, check, what, draft.submission());
    }

    private static void bad(String rule, Severity severity, Class<?> check, String what, Submission submission) {
        BAD.add(new Bad(rule, severity, check, what, submission));
    }

    private static Draft sc() {
        return Draft.sp(SWEDEN_CONNECT);
    }

    private static Draft sambi() {
        return Draft.sp(SAMBI);
    }

    private static Draft scIdp() {
        return Draft.idp(SWEDEN_CONNECT);
    }

    private static Draft sambiIdp() {
        return Draft.idp(SAMBI);
    }

    private static Draft both(FederationProfile federation) {
        return Draft.sp(federation);
    }

    private static Draft signedBy(Draft draft, X509Certificate certificate) {
        try {
            return draft.replaceFirst(
                    "<ds:X509Certificate>[^<]*",
                    "<ds:X509Certificate>" + Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RegisteredOrganisation named(String name) {
        return new RegisteredOrganisation(
                name, REGISTERED.number(), REGISTERED.sector(), REGISTERED.contracts(), REGISTERED.approvedLevels());
    }

    private static RegisteredOrganisation numbered(String number) {
        return new RegisteredOrganisation(
                REGISTERED.name(), number, REGISTERED.sector(), REGISTERED.contracts(), REGISTERED.approvedLevels());
    }

    static {
        for (FederationProfile federation : List.of(SWEDEN_CONNECT, SAMBI)) {
            boolean isSc = federation == SWEDEN_CONNECT;
            String whole = isSc ? "SC-001" : "SAMBI-002";
            bad(
                    whole,
                    RED,
                    FollowsTheXmlSchema.class,
                    "an element out of order",
                    both(federation)
                            .inside(
                                    "md:SPSSODescriptor",
                                    "<md:NameIDFormat>" + Ns.NAMEID_TRANSIENT + "</md:NameIDFormat>"));
            bad(
                    isSc ? "SC-001" : "SAMBI-005",
                    RED,
                    HasOneRole.class,
                    "no role",
                    both(federation).without("md:SPSSODescriptor"));
            bad(
                    whole,
                    RED,
                    EntityIdIsUsable.class,
                    "no URI",
                    both(federation).replace("https://sp.example.se\"", "journalen\""));
            bad(
                    whole,
                    RED,
                    EntityIdIsNotSomebodyElses.class,
                    "published as IdP",
                    both(federation).submission(Optional.of(Role.IDP)));
            bad(
                    whole,
                    RED,
                    EntityIdIsNotSomebodyElses.class,
                    "another organisation's",
                    both(federation).when(submission -> submission.heldBy("TEST Region Norrvik")));
            bad(
                    isSc ? "SC-150" : "SAMBI-053",
                    RED,
                    IdentityProvidersComeFromTheSandbox.class,
                    "an IdP by post",
                    Draft.idp(federation).by(Sender.Way.post));
            bad(
                    isSc ? "SC-012" : "SAMBI-005",
                    RED,
                    SigningKeyIsGiven.class,
                    "no key for signatures",
                    both(federation).without("md:KeyDescriptor", "signing"));
            bad(
                    isSc ? "SC-012" : "SAMBI-002",
                    RED,
                    KeysAreCertificates.class,
                    "a key name only",
                    both(federation)
                            .replaceFirst("<ds:X509Data>.*?</ds:X509Data>", "<ds:KeyName>the usual one</ds:KeyName>"));
            bad(
                    isSc ? "SC-012" : "SAMBI-002",
                    RED,
                    KeysAreCertificates.class,
                    "no certificate",
                    both(federation).replaceFirst("<ds:X509Certificate>[^<]*", "<ds:X509Certificate>AAAA"));
            bad(
                    isSc ? "SC-118" : "SAMBI-039",
                    RED,
                    KeysAreStrong.class,
                    "RSA 1024",
                    signedBy(both(federation), OddCertificate.shortKey()));
            bad(
                    isSc ? "SC-118" : "SAMBI-039",
                    RED,
                    KeysAreStrong.class,
                    "DSA",
                    signedBy(both(federation), OddCertificate.ofAnotherKind()));
            bad(
                    isSc ? "SC-014" : "SAMBI-048",
                    RED,
                    CertificatesAreCurrent.class,
                    "expired",
                    signedBy(both(federation), OddCertificate.expired()));
            bad(
                    isSc ? "SC-014" : "SAMBI-048",
                    RED,
                    CertificatesAreCurrent.class,
                    "not valid yet",
                    signedBy(both(federation), OddCertificate.notYet()));
            bad(
                    isSc ? "SC-014" : "SAMBI-048",
                    YELLOW,
                    CertificatesAreCurrent.class,
                    "expired, for trying readers with",
                    signedBy(Draft.idp(federation), OddCertificate.expired()));
            bad(
                    isSc ? "SC-018" : "SAMBI-039",
                    RED,
                    DeclaredAlgorithmsArePermitted.class,
                    "rsa-1_5",
                    both(federation).replace("http://www.w3.org/2009/xmlenc11#aes256-gcm", Ns.XENC + "rsa-1_5"));
            bad(
                    isSc ? "SC-018" : "SAMBI-039",
                    YELLOW,
                    DeclaredAlgorithmsArePermitted.class,
                    "an unlisted one",
                    both(federation).replace("http://www.w3.org/2009/xmlenc11#aes256-gcm", "urn:x:chacha"));
            bad(
                    isSc ? "SC-005" : "SAMBI-002",
                    isSc ? RED : YELLOW,
                    OrganisationIsNamed.class,
                    "no organisation",
                    both(federation).without("md:Organization"));
            bad(
                    "GEN-004",
                    YELLOW,
                    LogosCanBeShown.class,
                    "http",
                    both(federation).replaceFirst("data:image/png;base64,[^<]*", "http://sp.example.se/logo.png"));
            bad(
                    isSc ? "SC-161" : "GEN-004",
                    isSc ? RED : YELLOW,
                    LogosCanBeShown.class,
                    "no image",
                    both(federation).replaceFirst("data:image/png;base64,[^<]*", "data:text/plain,logo"));
            bad(
                    isSc ? "SC-161" : "GEN-004",
                    isSc ? RED : YELLOW,
                    LogosCanBeShown.class,
                    "a path",
                    both(federation).replaceFirst("data:image/png;base64,[^<]*", "/logo.png"));
            bad(
                    isSc ? "SC-001" : "SWEB-001",
                    isSc ? RED : YELLOW,
                    LanguagesAreNotRepeated.class,
                    "Swedish twice",
                    both(federation)
                            .inside("mdui:UIInfo", "<mdui:DisplayName xml:lang=\"sv\">Igen</mdui:DisplayName>"));
            bad(
                    isSc ? "GEN-005" : "SAMBI-009",
                    YELLOW,
                    ContactsAreGiven.class,
                    "no support",
                    both(federation).without("md:ContactPerson", "support"));
            bad(
                    isSc ? "GEN-005" : "SWEB-007",
                    YELLOW,
                    ContactsCanBeReached.class,
                    "no address",
                    both(federation).replace("mailto:test@example.se", "ring oss"));
            bad(
                    isSc ? "SC-061" : "SAMBI-005",
                    RED,
                    AnswersAreReceivedByPost.class,
                    "artifact only",
                    both(federation).replace("bindings:HTTP-POST", "bindings:HTTP-Artifact"));
            bad(
                    isSc ? "SC-061" : "SAMBI-005",
                    RED,
                    AnswersAreReceivedByPost.class,
                    "a path",
                    both(federation).replace("https://sp.example.se/acs", "/acs"));
            bad(
                    isSc ? "SC-066" : "SAMBI-007",
                    isSc ? RED : YELLOW,
                    AnswersAreReceivedOverTls.class,
                    "http",
                    both(federation).replace("https://sp.example.se/acs", "http://sp.example.se/acs"));
            bad(
                    isSc ? "SC-066" : "SAMBI-007",
                    YELLOW,
                    AnswersAreReceivedOverTls.class,
                    "http on the own machine",
                    both(federation).replace("https://sp.example.se/acs", "http://localhost:18050/acs"));
            bad(
                    isSc ? "SC-066" : "SAMBI-007",
                    YELLOW,
                    AnswersAreReceivedOverTls.class,
                    "http in a container's network",
                    both(federation).replace("https://sp.example.se/acs", "http://vendor:18050/acs"));
            bad(
                    isSc ? "SC-038" : "SWEB-006",
                    isSc ? RED : YELLOW,
                    RequestsAreReceivedOverTls.class,
                    "http",
                    Draft.idp(federation).replace("https://idp.example.se/sso", "http://idp.example.se/sso"));
            bad(
                    "SWEB-006",
                    YELLOW,
                    AnswersAreNotRedirected.class,
                    "redirect",
                    both(federation).replace("bindings:HTTP-POST", "bindings:HTTP-Redirect"));
            bad(
                    isSc ? "SC-035" : "SAMBI-011",
                    RED,
                    NameIdFormatsAreOffered.class,
                    "e-mail addresses only",
                    both(federation)
                            .without("md:NameIDFormat")
                            .replaceFirst(
                                    "<md:AssertionConsumerService",
                                    "<md:NameIDFormat>" + Ns.NAMEID_EMAIL
                                            + "</md:NameIDFormat><md:AssertionConsumerService"));
            bad(
                    isSc ? "SC-131" : "SAMBI-012",
                    RED,
                    AttributeNamesAreUris.class,
                    "NameFormat basic",
                    both(federation)
                            .replaceFirst(
                                    "(?<=<md:RequestedAttribute )[^>]*",
                                    "Name=\"x\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:basic\""));
            bad(
                    isSc ? "SC-131" : "SWEB-005",
                    YELLOW,
                    AttributeNamesAreUris.class,
                    "no NameFormat",
                    both(federation).replaceFirst("(?<=<md:RequestedAttribute )[^>]*", "Name=\"x\""));
            bad(
                    isSc ? "SC-158" : "SAMBI-042",
                    YELLOW,
                    AttributesAreOfTheFederation.class,
                    "an attribute of nobody's",
                    both(federation).replaceFirst("(?<=<md:RequestedAttribute )[^>]*", "Name=\"urn:x\""));
            bad(
                    isSc ? "SC-023" : "SAMBI-008",
                    RED,
                    DiscoveryResponseIsRight.class,
                    "a path",
                    both(federation)
                            .inside(
                                    "md:SPSSODescriptor",
                                    "<md:Extensions><idpdisc:DiscoveryResponse xmlns:idpdisc=\"" + Ns.IDPDISC
                                            + "\" Binding=\"" + Ns.IDPDISC
                                            + "\" Location=\"/disco\" index=\"1\"/></md:Extensions>"));
            bad(
                    isSc ? "SC-023" : "SAMBI-008",
                    RED,
                    DiscoveryResponseIsRight.class,
                    "another binding",
                    both(federation)
                            .inside(
                                    "md:SPSSODescriptor",
                                    "<md:Extensions><idpdisc:DiscoveryResponse xmlns:idpdisc=\"" + Ns.IDPDISC
                                            + "\" Binding=\"urn:x\" Location=\"https://sp.example.se/disco\" index=\"1\"/></md:Extensions>"));
            bad(
                    "GEN-006",
                    YELLOW,
                    ErrorPageIsGiven.class,
                    "http",
                    Draft.idp(federation).replace("https://idp.example.se/help", "http://idp.example.se/help"));
            bad(
                    isSc ? "SC-001" : "SAMBI-050",
                    RED,
                    MetadataIsStatic.class,
                    "no longer valid",
                    both(federation).replaceFirst("entityID=", "validUntil=\"2020-01-01T00:00:00Z\" entityID="));
        }

        bad(
                "SAMBI-004",
                RED,
                SigningKeyIsGiven.class,
                "an IdP without key",
                sambiIdp().without("md:KeyDescriptor"));
        bad(
                "SC-014",
                YELLOW,
                CertificatesAreSelfSignedAndLastLong.class,
                "issued",
                signedBy(sc(), OddCertificate.byIssuer()));
        bad(
                "SC-014",
                YELLOW,
                CertificatesAreSelfSignedAndLastLong.class,
                "signed with SHA-1",
                signedBy(sc(), OddCertificate.bySha1()));
        bad(
                "SC-014",
                YELLOW,
                CertificatesAreSelfSignedAndLastLong.class,
                "soon over",
                signedBy(sc(), OddCertificate.soonOver()));
        bad(
                "SC-015",
                YELLOW,
                SigningAndEncryptionHaveKeys.class,
                "no key for encryption",
                sc().without("md:KeyDescriptor", "encryption"));
        bad(
                "SC-015",
                YELLOW,
                SigningAndEncryptionHaveKeys.class,
                "one key for both",
                sc().without("md:KeyDescriptor", "encryption").replace(" use=\"signing\"", ""));
        bad(
                "SWEB-004",
                YELLOW,
                SigningAndEncryptionHaveKeys.class,
                "no key for encryption",
                sambi().without("md:KeyDescriptor", "encryption"));
        bad(
                "SAMBI-007",
                YELLOW,
                SigningAndEncryptionHaveKeys.class,
                "neither TLS nor encryption",
                sambi().without("md:KeyDescriptor", "encryption")
                        .replace("https://sp.example.se/acs", "http://sp.example.se/acs"));
        bad(
                "SC-017",
                YELLOW,
                OneEncryptionKeyIsPublished.class,
                "two",
                sc().replace("use=\"signing\"", "use=\"encryption\""));
        bad("SC-002", YELLOW, AlgorithmsAreDeclared.class, "none", sc().without("md:EncryptionMethod"));
        bad(
                "SAMBI-044",
                YELLOW,
                OrganisationIsNamed.class,
                "an IdP without display name",
                sambiIdp().without("md:OrganizationDisplayName"));
        bad(
                "SC-006",
                YELLOW,
                OrganisationNameIsTheRegistered.class,
                "another name, in trial",
                sc().when(submission -> submission.of(named("TEST Region Norrvik"))));
        bad(
                "SC-006",
                RED,
                OrganisationNameIsTheRegistered.class,
                "another name",
                sc().when(submission ->
                        submission.of(named("TEST Region Norrvik")).to(Environment.PROD)));
        bad(
                "SC-007",
                YELLOW,
                DisplayNameIsTheOrganisations.class,
                "a service's name",
                sc().replace(
                                "TEST Journalbolaget</md:OrganizationDisplayName>",
                                "TEST Journalen</md:OrganizationDisplayName>"));
        bad(
                "SAMBI-046",
                YELLOW,
                DisplayNameIsTheOrganisations.class,
                "a service's name",
                sambiIdp()
                        .replace(
                                "TEST Journalbolaget</md:OrganizationDisplayName>",
                                "TEST Inloggning</md:OrganizationDisplayName>"));
        bad("SC-160", RED, OrganisationNumberIsRight.class, "a hyphen", sc().replace("5599990032", "559999-0032"));
        bad(
                "SC-160",
                YELLOW,
                OrganisationNumberIsRight.class,
                "no number, and none known",
                sc().replaceFirst("<md:Extensions><mdorgext.*?</md:Extensions>", ""));
        bad(
                "SC-160",
                RED,
                OrganisationNumberIsRight.class,
                "another number",
                sc().when(submission -> submission.of(numbered("5599990008")).to(Environment.PROD)));
        bad(
                "SC-008",
                RED,
                UserInterfaceIsDescribed.class,
                "no Swedish name",
                sc().without("mdui:DisplayName", "\"sv\""));
        bad("SC-009", RED, UserInterfaceIsDescribed.class, "no logotype", scIdp().without("mdui:Logo"));
        bad(
                "SC-010",
                YELLOW,
                UserInterfaceIsDescribed.class,
                "no Swedish description",
                sc().without("mdui:Description", "\"sv\""));
        bad(
                "SC-011",
                YELLOW,
                UserInterfaceIsInEnglishToo.class,
                "no English name",
                sc().without("mdui:DisplayName", "\"en\""));
        bad(
                "SWEB-001",
                YELLOW,
                BothLanguagesAreUsed.class,
                "no English name",
                sambi().without("mdui:DisplayName", "\"en\""));
        bad(
                "SAMBI-051",
                YELLOW,
                ContactsAreFunctions.class,
                "a person",
                sambi().replace("mailto:test@example.se", "mailto:tolvan.tolvansson@example.se"));

        Draft holderOfKey = Draft.of(
                SWEDEN_CONNECT,
                Sample.serviceProvider("https://sp.example.se", SWEDEN_CONNECT)
                        .assertionConsumerService(Endpoint.indexed(Ns.HOKSSO, "https://sp.example.se/hok", 1, false)));
        bad("SC-024", RED, HolderOfKeyIsDeclared.class, "over which binding is not said", holderOfKey);
        bad(
                "SC-025",
                YELLOW,
                HolderOfKeyIsDeclared.class,
                "nothing else",
                sc().replace("bindings:HTTP-POST", "profiles:holder-of-key:SSO:browser"));
        bad(
                "SC-025",
                YELLOW,
                HolderOfKeyIsDeclared.class,
                "as the default",
                holderOfKey
                        .replace(" isDefault=\"true\"", "")
                        .replace("index=\"1\"", "index=\"1\" isDefault=\"true\""));

        bad(
                "SC-026",
                RED,
                LevelsOfAssuranceAreDeclared.class,
                "none",
                scIdp().without("saml2:Attribute", "assurance-certification"));
        bad(
                "SC-162",
                RED,
                LevelsOfAssuranceAreDeclared.class,
                "loa3-sigmessage",
                scIdp().replace(LOA + "loa3<", LOA + "loa3-sigmessage<"));
        bad(
                "SAMBI-041",
                YELLOW,
                LevelsOfAssuranceAreDeclared.class,
                "one of the other federation",
                sambiIdp().replace("http://id.sambi.se/loa/loa3", LOA + "loa3"));
        bad(
                "SC-162",
                RED,
                LevelsAreApproved.class,
                "one that was not reviewed",
                scIdp().replace(LOA + "loa3<", LOA + "loa4<")
                        .when(submission -> submission.of(REGISTERED).to(Environment.PROD)));
        bad(
                "SC-147",
                RED,
                LevelsAreApproved.class,
                "reviewed and not",
                scIdp().replace(
                                LOA + "loa3<",
                                LOA
                                        + "loa3</saml2:AttributeValue><saml2:AttributeValue>http://id.swedenconnect.se/loa/1.0/uncertified-loa3<"));
        bad(
                "SC-163",
                RED,
                CategoriesFitTheLevels.class,
                "loa3-pnr of level 2",
                scIdp().replace(LOA + "loa3<", LOA + "loa2<"));
        bad(
                "SC-163",
                RED,
                CategoriesFitTheLevels.class,
                "loa3-pnr without loa3-name",
                scIdp().replace(EC_SC + "loa3-name", EC_SC + "loa3-hsaid"));
        bad("SC-164", RED, CategoriesFitTheLevels.class, "loa4-pnr of level 3", scIdp().category(EC + "loa4-pnr"));
        bad(
                "SC-165",
                RED,
                CategoriesFitTheLevels.class,
                "loa3-orgid of level 2",
                scIdp().replace(LOA + "loa3<", LOA + "loa2<").category(EC_SC + "loa3-orgid"));
        bad(
                "SC-166",
                RED,
                CategoriesFitTheLevels.class,
                "loa4-orgid of level 3",
                scIdp().category(EC_SC + "loa4-orgid"));
        bad(
                "SC-027",
                YELLOW,
                IdentityProviderSaysWhatItDelivers.class,
                "nothing",
                scIdp().without("saml2:Attribute", "entity-category"));
        bad(
                "SC-157",
                RED,
                AuthorizationSystemDeliversPersons.class,
                "no names",
                scIdp().replace(EC_SC + "loa3-name", CONTRACT + "eid-authorization-system"));
        bad(
                "SC-159",
                YELLOW,
                HighestLevelOffersHolderOfKey.class,
                "no holder of key",
                scIdp().replace(LOA + "loa3<", LOA + "loa4<"));
        bad(
                "SC-159",
                RED,
                HighestLevelOffersHolderOfKey.class,
                "holder of key only",
                scIdp().replace(LOA + "loa3<", LOA + "loa4<")
                        .replace(Ns.BINDING_POST, Ns.HOKSSO)
                        .replace(Ns.BINDING_REDIRECT, Ns.HOKSSO));
        bad(
                "SC-031",
                RED,
                ScopesAreWellFormed.class,
                "a hyphen",
                scIdp().replace(">5599990032</shibmd:Scope>", ">559999-0032</shibmd:Scope>"));
        bad(
                "SC-031",
                RED,
                ScopesAreWellFormed.class,
                "a pattern",
                scIdp().replace("regexp=\"false\"", "regexp=\"true\""));
        bad(
                "SC-171",
                RED,
                ScopesAreTheOrganisations.class,
                "no scope",
                scIdp().category(EC_SC + "loa3-orgid").without("shibmd:Scope"));
        bad(
                "SC-171",
                YELLOW,
                ScopesAreTheOrganisations.class,
                "somebody else's only",
                scIdp().category(EC_SC + "loa3-orgid").when(submission -> submission.of(numbered("5599990008"))));
        bad(
                "SC-030",
                YELLOW,
                RequestedPrincipalIsNamed.class,
                "no name",
                scIdp().inside(
                                "md:IDPSSODescriptor",
                                "<md:Extensions><psc:RequestedPrincipalSelection xmlns:psc=\"" + Ns.PSC
                                        + "\"/></md:Extensions>"));
        bad(
                "SC-029",
                RED,
                SignatureActivationIsDeclared.class,
                "sad without scal2",
                scIdp().replaceFirst(
                                "</md:IDPSSODescriptor>",
                                "<saml2:Attribute xmlns:saml2=\"" + Ns.SAML
                                        + "\" Name=\"urn:oid:1.2.752.201.3.12\"/></md:IDPSSODescriptor>"));
        bad(
                "SC-033",
                RED,
                SignatureServicesSignTheirRequests.class,
                "unsigned",
                sc().category(Categories.SIGNATURE_SERVICE)
                        .replace("AuthnRequestsSigned=\"true\"", "AuthnRequestsSigned=\"false\""));
        bad(
                "SC-032",
                YELLOW,
                SignatureServicesSayTheyAre.class,
                "by its name",
                sc().replace("TEST tjänst</mdui:DisplayName>", "TEST Underskriftstjänst</mdui:DisplayName>"));
        bad("SC-142", RED, OnlySignatureServicesDeclareScal2.class, "scal2", sc().category(Categories.SCAL2));
        bad("SC-169", RED, SectorIsDeclared.class, "both", sc().category(Categories.PUBLIC_SECTOR));
        bad("SC-169", RED, SectorIsDeclared.class, "neither", sc().replace(Categories.PRIVATE_SECTOR, EC + "loa3-pnr"));
        bad(
                "SC-169",
                RED,
                SectorIsDeclared.class,
                "not the registered",
                sc().replace(Categories.PRIVATE_SECTOR, Categories.PUBLIC_SECTOR)
                        .when(submission -> submission.of(REGISTERED).to(Environment.PROD)));
        bad(
                "SC-138",
                RED,
                CategoriesStandInOneAttribute.class,
                "two attributes",
                sc().replaceFirst(
                                "<saml2:Attribute ",
                                "<saml2:Attribute xmlns:saml2=\"" + Ns.SAML + "\" Name=\"" + Ns.ENTITY_CATEGORY
                                        + "\"><saml2:AttributeValue>x</saml2:AttributeValue></saml2:Attribute><saml2:Attribute "));
        bad(
                "SC-019",
                YELLOW,
                ServiceCategoryIsDeclared.class,
                "none",
                sc().replace(EC_SC + "loa3-hsaid", Categories.SIGNATURE_SERVICE));
        bad(
                "SC-019",
                YELLOW,
                ServiceCategoryIsDeclared.class,
                "another NameFormat",
                sc().replaceFirst(
                                "(?<=entity-category\" NameFormat=\")[^\"]*",
                                "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"));
        bad("SC-019", YELLOW, CategoriesAreOfTheRegistry.class, "misspelt", sc().category(EC + "loa3-hsaid"));
        bad(
                "SC-019",
                YELLOW,
                CategoriesAreOfTheRegistry.class,
                "withdrawn",
                sc().category("http://id.swedenconnect.se/ec/sc/uncertified-loa3-pnr"));
        bad(
                "SC-167",
                YELLOW,
                PersonsAndStaffHaveTheirOwnEntities.class,
                "pnr and orgid",
                sc().category(EC + "loa3-pnr").category(EC_SC + "loa3-orgid"));
        bad(
                "SC-170",
                YELLOW,
                ContractIsDeclared.class,
                "none, in trial",
                sc().replace(CONTRACT + "sweden-connect", EC + "loa3-pnr"));
        bad(
                "SC-170",
                RED,
                ContractIsDeclared.class,
                "none",
                sc().replace(CONTRACT + "sweden-connect", EC + "loa3-pnr")
                        .when(submission -> submission.to(Environment.PROD)));
        bad(
                "SC-170",
                RED,
                ContractIsDeclared.class,
                "not the registered",
                sc().replace(CONTRACT + "sweden-connect", CONTRACT + "eid-choice-2017")
                        .when(submission -> submission.of(REGISTERED).to(Environment.PROD)));
        bad(
                "SC-035",
                YELLOW,
                NameIdFormatsAreOffered.class,
                "a service provider with one of two",
                sc().replace(Ns.NAMEID_TRANSIENT, Ns.NAMEID_PERSISTENT));
        bad(
                "SC-035",
                RED,
                NameIdFormatsAreOffered.class,
                "an identity provider with one of two",
                scIdp().replace(Ns.NAMEID_TRANSIENT, Ns.NAMEID_PERSISTENT));
        bad(
                "SAMBI-010",
                RED,
                NameIdFormatsAreOffered.class,
                "an identity provider without transient",
                sambiIdp().replace(Ns.NAMEID_TRANSIENT, Ns.NAMEID_PERSISTENT));
        bad(
                "SAMBI-004",
                YELLOW,
                NameIdFormatsAreOffered.class,
                "none",
                sambiIdp().without("md:NameIDFormat"));
        bad("SAMBI-005", YELLOW, NameIdFormatsAreOffered.class, "none", sambi().without("md:NameIDFormat"));
        bad(
                "SC-040",
                RED,
                RequestBindingsAreOffered.class,
                "no HTTP-POST",
                scIdp().without("md:SingleSignOnService", "HTTP-POST"));
        bad(
                "SAMBI-004",
                RED,
                RequestBindingsAreOffered.class,
                "no HTTP-Redirect",
                sambiIdp().replace(Ns.BINDING_REDIRECT, Ns.BINDING_POST));
        bad(
                "SAMBI-006",
                YELLOW,
                ServiceIsNamedInEnglish.class,
                "Swedish only",
                sambi().without("md:ServiceName", "\"en\""));
        bad("SAMBI-005", YELLOW, AttributesAreRequested.class, "none", sambi().without("md:AttributeConsumingService"));
        bad(
                "SAMBI-042",
                YELLOW,
                AttributesAreOfTheFederation.class,
                "wrong case",
                sambi().replace("/employeeHsaId", "/employeeHSAId"));
        bad(
                "SC-180",
                YELLOW,
                RequiredAttributesAreDelivered.class,
                "a personal identity number of loa3-hsaid",
                sc().replace("urn:oid:1.2.752.29.6.2.1", "urn:oid:1.2.752.29.4.13"));
        bad("SWEB-002", YELLOW, ErrorPageIsGiven.class, "none", sambiIdp().replaceFirst(" errorURL=\"[^\"]*\"", ""));
        bad(
                "SAMBI-050",
                YELLOW,
                MetadataIsStatic.class,
                "a time of its own",
                sambi().replaceFirst("entityID=", "validUntil=\"2999-01-01T00:00:00Z\" entityID="));
    }

    static Stream<Bad> bad() {
        return BAD.stream();
    }

    private static Check<Submission> check(Class<?> type) {
        return Examination.checks().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getSimpleName() + " is not made by any examination"));
    }

    @ParameterizedTest
    @MethodSource
    void bad(Bad bad) {
        List<Finding> findings = check(bad.check()).examine(bad.submission());
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(bad.rule());
            assertThat(finding.severity()).isEqualTo(bad.severity());
        });
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.place()).isNotNull();
            assertThat(finding.place().xpath()).startsWith("/md:EntityDescriptor");
            assertThat(finding.place().line()).isPositive();
            assertThat(Stream.of(finding.attempted(), finding.observed(), finding.expected(), finding.remedy()))
                    .noneMatch(String::isBlank);
        });
    }

    @Test
    void everyCheckReportsExactlyTheRulesItSaysItDecides() {
        Map<String, Set<String>> declared = new LinkedHashMap<>();
        Map<String, Set<String>> reported = new LinkedHashMap<>();
        for (Check<Submission> check : Examination.checks()) {
            Decides decides = check.getClass().getAnnotation(Decides.class);
            assertThat(decides).as(check.getClass().getSimpleName()).isNotNull();
            declared.put(check.getClass().getSimpleName(), new TreeSet<>(Set.of(decides.value())));
            reported.put(
                    check.getClass().getSimpleName(),
                    BAD.stream()
                            .flatMap(bad -> check.examine(bad.submission()).stream())
                            .map(Finding::rule)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertThat(reported).isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("federations")
    void aWholeServiceProviderIsGreen(FederationProfile federation) {
        assertThat(Examination.of(Draft.sp(federation).submission())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("federations")
    void aWholeIdentityProviderIsGreen(FederationProfile federation) {
        assertThat(Examination.of(Draft.idp(federation).submission())).isEmpty();
    }

    @Test
    void aWholeServiceProviderOfARegisteredOrganisationIsGreenInProductionToo() {
        assertThat(Examination.of(
                        sc().when(submission -> submission.of(REGISTERED).to(Environment.PROD))
                                .submission()))
                .isEmpty();
    }

    static List<FederationProfile> federations() {
        return List.of(SWEDEN_CONNECT, SAMBI);
    }
}
