package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** The identity providers beside the first of each federation: each has its own ways, within the federation's. */
class PersonaTest extends PersonaCase {
    private static final String LEVEL = "urn:sambi:names:attribute:levelOfAssurance";
    private static final String O = "urn:oid:2.5.4.10";

    private TestSp inera() {
        return sp(
                        SAMBI,
                        "inera",
                        Set.of(),
                        set(0, sambi(Attribute.EMPLOYEE_HSA_ID)),
                        set(
                                1,
                                "urn:credential:givenName",
                                "urn:allCommissions",
                                "urn:allEmployeeHsaIds",
                                LEVEL,
                                "http://www.w3.org/2000/09/xmldsig#x509SubjectName",
                                sambi(Attribute.SURNAME)),
                        set(2, sambi(Attribute.PERSONAL_PRESCRIPTION_CODE) + "!"))
                .asking("inera");
    }

    private static Duration after(ReceivedResponse response, Instant end) {
        return Duration.between(response.issueInstant().orElseThrow(), end);
    }

    @Test
    @Tag("INERA-005")
    @Tag("SAMBI-022")
    void theNationalOneSignsTheAssertionAloneAndGivesSixtySecondsToDeliverIt() {
        TestSp sp = inera();
        ReceivedResponse response =
                sp.useCard(sp.redirect(sp.request()), PEERS.ca, CARD).response();
        assertThat(XmlVerifier.isSigned(response.element())).isFalse();
        Element signed = XmlVerifier.verify(
                response.assertions().get(0),
                List.of(personas.signingKey(personas.require("inera"), LabId.DEFAULT)
                        .certificate()),
                AlgorithmPolicy.STRICT);
        ReceivedAssertion assertion = ReceivedAssertion.read(signed);
        assertThat(assertion.nameId().orElseThrow().format()).isEqualTo(Ns.NAMEID_TRANSIENT);
        assertThat(Elements.child(signed, Ns.SAML, "Issuer").orElseThrow().getAttribute("Format"))
                .isEqualTo(Ns.NAMEID_ENTITY);
        assertThat(after(
                        response,
                        assertion.confirmations().get(0).notOnOrAfter().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(60));
        Element conditions = Elements.child(signed, Ns.SAML, "Conditions").orElseThrow();
        assertThat(conditions.hasAttribute("NotBefore")).isFalse();
        assertThat(after(response, Instant.parse(conditions.getAttribute("NotOnOrAfter"))))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    @Tag("INERA-006")
    @Tag("SAMBI-043")
    void theRequestChoosesTheAttributeSetAndItsNamesAreOfSeveralNamespaces() {
        TestSp sp = inera();
        ReceivedAssertion first = assertion(sp.useCard(sp.redirect(sp.request()), PEERS.ca, CARD));
        assertThat(first.attributes()).containsOnlyKeys(sambi(Attribute.EMPLOYEE_HSA_ID));
        ReceivedAssertion second =
                assertion(sp.useCard(sp.redirect(sp.request().withAttributeConsumingServiceIndex(1)), PEERS.ca, CARD));
        assertThat(second.value("urn:credential:givenName")).contains("Anna");
        assertThat(second.value("urn:allEmployeeHsaIds")).contains(ANNA);
        assertThat(second.value("urn:allCommissions")).contains("SE5599990008-MIU1");
        assertThat(second.value(LEVEL)).contains(SAMBI.loa(3));
        assertThat(second.value("http://www.w3.org/2000/09/xmldsig#x509SubjectName"))
                .hasValueSatisfying(
                        subject -> assertThat(subject).contains("SERIALNUMBER").as(subject));
        assertThat(second.attributes()).doesNotContainKey(sambi(Attribute.EMPLOYEE_HSA_ID));
    }

    @Test
    @Tag("INERA-003")
    void aRequiredAttributeThatIsNotKnownEndsOnAPageOfTheIdentityProviderWithoutAResponse() {
        TestSp sp = inera();
        TestSp.Page page = sp.useCard(
                sp.redirect(sp.request().withAttributeConsumingServiceIndex(2)),
                PEERS.ca,
                PEERS.ca.card(TestCa.Wish.of("SE5599990008-SARA")));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.requirements()).containsExactly("INERA-003");
        assertThat(page.form("saml-response")).isEmpty();
        assertThat(page.html().select("#differences").text()).contains("personalPrescriptionCode");
    }

    @Test
    @Tag("SAMBI-061")
    @Tag("SAMBI-063")
    @Tag("SAMBI-064")
    void aSpecialityIsToldAsOneJsonObject() {
        TestSp sp = sp(
                SAMBI,
                "speciality",
                Set.of(),
                set(0, sambi(Attribute.LICENCE_SPECIALITY), sambi(Attribute.COMMISSION_RIGHT)));
        ReceivedAssertion told = assertion(sp.useCard(sp.redirect(sp.request()), PEERS.ca, CARD));
        assertThat(told.value(sambi(Attribute.LICENCE_SPECIALITY)).orElseThrow())
                .contains("\"healthCareProfessionalLicenseCode\":\"LK\"", "\"specialityCode\":\"1032\"");
        assertThat(told.value(sambi(Attribute.COMMISSION_RIGHT))).contains("Läsa;alla;SJF");
    }

    @Test
    void theMunicipalitysOwnTakesSignedRequestsOnlyAndItsOwnKindsOfCards() {
        TestSp sp = sp(SAMBI, "kommun", Set.of(), set(0, sambi(Attribute.ORGANIZATION_NAME)))
                .asking("kommun");
        ReceivedAssertion told = assertion(
                sp.useCard(sp.redirect(sp.request()), PEERS.ca, PEERS.ca.card(TestCa.Wish.of("SE5599990032-KERSTIN"))));
        assertThat(told.value(sambi(Attribute.ORGANIZATION_NAME))).contains("TEST Kommunen Söderås");
        assertThat(sp.redirect(sp.request(), null).requirements()).contains("SAMBI-034");
        TestSp.Page refused = sp.useCard(sp.redirect(sp.request()), PEERS.ca, PATRIK);
        assertThat(refused.requirements()).containsExactly("CARD-KIND");
        assertThat(sp.redirect(sp.request()).html().select("form#app-login")).isEmpty();
    }

    private TestSp bankId() {
        return sp(
                        SC,
                        "bankid",
                        Set.of(
                                "http://id.elegnamnden.se/ec/1.0/loa3-pnr",
                                "http://id.swedenconnect.se/general-ec/1.0/accepts-coordination-number"),
                        set(0, O, "urn:oid:2.5.4.97"))
                .asking("bankid");
    }

    @Test
    @Tag("SC-174")
    void theOneWithBankIdTakesSignedRequestsOnly() {
        TestSp sp = bankId();
        TestSp.Page page = sp.redirect(sp.request(), null);
        assertThat(page.response().success()).isFalse();
        assertThat(page.requirements()).contains("SC-041");
    }

    @Test
    @Tag("SC-120")
    @Tag("SC-126")
    @Tag("SC-178")
    void aBankIdGivesThePersonAndTheIdentityProviderItsOrganisation() {
        TestSp sp = bankId();
        TestSp.Page choice = sp.useCard(sp.redirect(sp.request()), PEERS.ca, PATRIK);
        assertThat(offered(choice)).containsExactly("5599990040", "none");
        TestSp.Page page = choose(sp, choice, "organisation", "5599990040");
        XmlVerifier.verify(
                page.response().element(),
                List.of(personas.signingKey(personas.require("bankid"), LabId.DEFAULT)
                        .certificate()),
                AlgorithmPolicy.STRICT);
        ReceivedAssertion told = assertion(page);
        assertThat(told.value("urn:oid:1.2.752.29.4.13")).contains("199001012393");
        assertThat(told.value(O)).contains("TEST Läkargruppen Lönnen AB");
        assertThat(told.value("urn:oid:1.2.752.201.3.2")).isPresent();
        assertThat(told.loa()).contains(SC.loa(3));
    }

    @Test
    void whoLogsInAsAPrivatePersonHasNoOrganisation() {
        TestSp sp = bankId();
        TestSp.Page choice = sp.useCard(sp.redirect(sp.request()), PEERS.ca, PATRIK);
        assertThat(assertion(choose(sp, choice, "organisation", "none")).attributes())
                .doesNotContainKey(O);
    }

    @Test
    void aFritidsforskrivareIsAskedNothingAndHasNoOrganisation() {
        TestSp sp = bankId();
        ReceivedAssertion told = assertion(sp.useCard(sp.redirect(sp.request()), PEERS.ca, FREDRIK));
        assertThat(told.value("urn:oid:1.2.752.29.4.13")).contains("195804042397");
        assertThat(told.attributes()).doesNotContainKey(O);
    }

    @Test
    @Tag("SC-175")
    void theOneWithBankIdTakesNoStaffCardAndSaysBankIdOnItsPage() {
        TestSp sp = bankId();
        TestSp.Page login = sp.redirect(sp.request());
        assertThat(login.html().select("form#app-login").text()).contains("BankID");
        assertThat(login.html().select("#operation").text()).isEqualTo("Inloggning");
        assertThat(login.html().select("form#cancel")).isNotEmpty();
        assertThat(sp.useCard(login, PEERS.ca, CARD).requirements()).containsExactly("CARD-KIND");
    }

    @Test
    @Tag("SC-064")
    @Tag("SC-162")
    void theOneApprovedForLevelTwoRefusesLevelThreeAndGivesTwoForAnyCard() {
        TestSp sp = sp(SC, "niva2", Set.of("http://id.elegnamnden.se/ec/1.0/loa2-pnr"))
                .asking("niva2");
        TestSp.Page refused = sp.redirect(sp.request());
        assertThat(refused.response().secondaryStatus()).contains(Ns.STATUS_NO_AUTHN_CONTEXT);
        assertThat(refused.html()
                        .select("#differences [data-what=RequestedAuthnContext]")
                        .text())
                .contains(SC.loa(3), SC.loa(2));
        ReceivedAssertion told = assertion(sp.useCard(
                sp.redirect(sp.request().withRequestedLoas(List.of(SC.loa(3), SC.loa(2)))), PEERS.ca, CARD));
        assertThat(told.loa()).contains(SC.loa(2));
    }

    @Test
    void theOneForPrivatePersonsSignsTheResponseOverAnAssertionInTheClear() {
        TestSp sp = sp(SC, "privat", Set.of("http://id.elegnamnden.se/ec/1.0/loa3-pnr"))
                .asking("privat");
        TestSp.Page login = sp.redirect(sp.request());
        ReceivedResponse response = sp.useCard(login, PEERS.ca, PATRIK).response();
        Element verified = XmlVerifier.verify(
                response.element(),
                List.of(personas.signingKey(personas.require("privat"), LabId.DEFAULT)
                        .certificate()),
                AlgorithmPolicy.STRICT);
        ReceivedResponse signed = ReceivedResponse.read(verified);
        assertThat(signed.encryptedAssertions()).isEmpty();
        ReceivedAssertion told = ReceivedAssertion.read(signed.assertions().get(0));
        assertThat(told.values(SC.nameOf(Attribute.PERSONAL_IDENTITY_NUMBER).orElseThrow()))
                .containsExactly("199001012393");
        assertThat(told.attributes().keySet())
                .doesNotContain(SC.nameOf(Attribute.EMPLOYEE_HSA_ID).orElseThrow());
    }

    private EntityDescriptor metadata(String persona) {
        return MetadataReader.read(SecureXml.parse(bankId().get(java.net.URI.create(IDP + "/" + persona + "/metadata"))
                        .text()))
                .get(0);
    }

    @Test
    @Tag("SC-026")
    @Tag("SC-027")
    @Tag("SC-028")
    @Tag("SC-029")
    @Tag("SC-030")
    @Tag("SC-031")
    @Tag("SC-146")
    @Tag("SC-177")
    void theMetadataOfTheOneWithBankIdSaysWhatItCan() {
        EntityDescriptor told = metadata("bankid");
        assertThat(told.assuranceCertifications()).containsExactly(SC.loa(3));
        assertThat(told.entityCategories())
                .contains(
                        "http://id.elegnamnden.se/sprop/1.0/scal2",
                        "http://id.swedenconnect.se/general-ec/1.0/secure-authenticator-binding",
                        "http://id.swedenconnect.se/general-ec/1.0/supports-user-message");
        assertThat(told.idp().orElseThrow().wantAuthnRequestsSigned()).isTrue();
        assertThat(told.idp().orElseThrow().scopes()).contains("5599990065", "5599990040", "5599990008");
        assertThat(Elements.descendants(told.element(), Ns.PSC, "MatchValue"))
                .extracting(value -> value.getAttribute("Name"))
                .contains("urn:oid:1.2.752.29.4.13");
    }

    @Test
    @Tag("SC-162")
    void theMetadataOfTheOneOfLevelTwoListsLevelTwoOnly() {
        assertThat(metadata("niva2").assuranceCertifications()).containsExactly(SC.loa(2));
    }
}
