package se.sakeratkomst.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.authn.AuthnRequest;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ReceivedResponse;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** What each federation lays down for the answer of an identity provider, read from right answers. */
class ConformanceTest extends PersonaCase {
    private static final String ORGID = "http://id.swedenconnect.se/ec/1.0/loa3-orgid";
    private static final String NAME = "http://id.swedenconnect.se/ec/1.0/loa3-name";
    private static final String PNR = "http://id.elegnamnden.se/ec/1.0/loa3-pnr";

    private record Answer(TestSp sp, AuthnRequest request, ReceivedResponse response, Element assertion) {}

    private Answer answer(FederationProfile profile) {
        TestSp sp = sp(profile);
        AuthnRequest request = sp.request();
        ReceivedResponse response =
                sp.useCard(sp.redirect(request), PEERS.ca, CARD).response();
        return new Answer(sp, request, response, TestSp.assertion(response));
    }

    private String idp(FederationProfile profile) {
        return personas.require(profile.id()).entityId(LabId.DEFAULT);
    }

    @Test
    @Tag("SC-074")
    @Tag("SC-075")
    @Tag("SC-078")
    @Tag("SC-081")
    @Tag("SAMBI-025")
    @Tag("SAMBI-026")
    @Tag("SAMBI-041")
    void anAnswerIsAboutOneSubjectWithOneConfirmationAndOneStatementOfEachKind() {
        for (FederationProfile profile : Federations.all()) {
            Answer answer = answer(profile);
            assertThat(answer.response().issuer()).isEqualTo(idp(profile));
            assertThat(answer.response().assertions().size()
                            + answer.response().encryptedAssertions().size())
                    .isOne();
            Element assertion = answer.assertion();
            assertThat(Elements.children(assertion, Ns.SAML, "AuthnStatement")).hasSize(1);
            assertThat(Elements.children(assertion, Ns.SAML, "AttributeStatement"))
                    .hasSize(1);
            Element subject = Elements.child(assertion, Ns.SAML, "Subject").orElseThrow();
            assertThat(Elements.children(subject).stream().map(Element::getLocalName))
                    .containsExactly("NameID", "SubjectConfirmation");
            ReceivedAssertion read = ReceivedAssertion.read(assertion);
            assertThat(read.confirmations().get(0).method()).isEqualTo(Ns.CONFIRMATION_BEARER);
            assertThat(read.loa()).contains(profile.loa(3));
        }
    }

    @Test
    @Tag("SC-079")
    @Tag("SC-080")
    void anAnswerIsBoundToRequestAddressServiceAndTime() {
        for (FederationProfile profile : Federations.all()) {
            Answer answer = answer(profile);
            ReceivedAssertion read = ReceivedAssertion.read(answer.assertion());
            var confirmation = read.confirmations().get(0);
            assertThat(confirmation.inResponseTo()).isEqualTo(answer.request().id());
            assertThat(confirmation.recipient()).isEqualTo(answer.sp().acs);
            assertThat(confirmation.notOnOrAfter()).isPresent();
            assertThat(confirmation.address() != null).isEqualTo(profile == SC);
            assertThat(read.conditions().orElseThrow().audienceRestrictions())
                    .containsExactly(List.of(answer.sp().entityId));
            Element conditions =
                    Elements.child(answer.assertion(), Ns.SAML, "Conditions").orElseThrow();
            assertThat(conditions.hasAttribute("NotBefore")).isTrue();
            assertThat(conditions.hasAttribute("NotOnOrAfter")).isTrue();
        }
    }

    @Test
    @Tag("SC-037")
    @Tag("SC-124")
    @Tag("SC-131")
    @Tag("SC-133")
    @Tag("SAMBI-012")
    @Tag("SAMBI-013")
    void anAttributeStandsOnceUnderItsUriAndEachValueIsOneText() {
        for (FederationProfile profile : Federations.all()) {
            List<Element> attributes = Elements.descendants(answer(profile).assertion(), Ns.SAML, "Attribute");
            assertThat(attributes).extracting(each -> each.getAttribute("Name")).doesNotHaveDuplicates();
            for (Element attribute : attributes) {
                assertThat(attribute.getAttribute("NameFormat")).isEqualTo(Ns.ATTRNAME_URI);
                for (Element value : Elements.children(attribute, Ns.SAML, "AttributeValue")) {
                    assertThat(value.getChildNodes().getLength()).isOne();
                    assertThat(value.getAttributeNS(Ns.XSI, "type")).endsWith(":string");
                }
            }
        }
    }

    @Test
    @Tag("SC-125")
    @Tag("SC-127")
    @Tag("SC-130")
    void anEntityCategoryBringsItsWholeSet() {
        TestSp name = sp(SC, "name-set", Set.of(NAME));
        assertThat(assertion(name.useCard(name.redirect(name.request()), PEERS.ca, CARD))
                        .attributes())
                .containsOnlyKeys("urn:oid:2.5.4.4", "urn:oid:2.5.4.42", "urn:oid:2.16.840.1.113730.3.1.241");
        TestSp staff = sp(SC, "orgid-set", Set.of(ORGID));
        ReceivedAssertion told = assertion(staff.useCard(staff.redirect(staff.request()), PEERS.ca, CARD));
        assertThat(told.value("urn:oid:1.2.752.201.3.1")).contains(ANNA + "@5599990008");
        assertThat(told.attributes())
                .containsOnlyKeys(
                        "urn:oid:2.16.840.1.113730.3.1.241",
                        "urn:oid:1.2.752.201.3.1",
                        "urn:oid:2.5.4.10",
                        "urn:oid:2.5.4.97");
        TestSp person = sp(SC, "pnr-set", Set.of(PNR));
        assertThat(assertion(person.useCard(person.redirect(person.request()), PEERS.ca, CARD))
                        .value("urn:oid:1.2.752.29.4.13")
                        .orElseThrow())
                .matches("[0-9]{12}");
    }

    @Test
    @Tag("SAMBI-057")
    @Tag("SAMBI-059")
    @Tag("SAMBI-060")
    @Tag("SAMBI-062")
    @Tag("SAMBI-072")
    void theAttributesOfSambiHaveOneValueWhereThereCanBeOneOnly() {
        TestSp sp = sp(
                SAMBI,
                "single",
                Set.of(),
                set(
                        0,
                        sambi(Attribute.EMPLOYEE_HSA_ID),
                        sambi(Attribute.SURNAME),
                        sambi(Attribute.ORGANIZATION_NAME),
                        sambi(Attribute.PERSONAL_PRESCRIPTION_CODE)));
        Map<String, List<String>> told =
                assertion(sp.useCard(sp.redirect(sp.request()), PEERS.ca, CARD)).attributes();
        assertThat(told)
                .hasSize(4)
                .allSatisfy((name, values) -> assertThat(values).hasSize(1));
        assertThat(told.get(sambi(Attribute.EMPLOYEE_HSA_ID)).get(0)).matches("SE[0-9]{10}-[A-Za-z0-9]+");
        assertThat(told.get(sambi(Attribute.SURNAME)).get(0)).hasSizeLessThanOrEqualTo(101);
    }

    @Test
    @Tag("SC-086")
    void whatTheServiceRequiresAndNobodyKnowsEndsTheLogin() {
        TestSp sp = sp(SC, "required", Set.of(), set(0, "urn:oid:2.5.4.20!", "urn:oid:2.5.4.42"));
        TestSp.Page page = sp.useCard(sp.redirect(sp.request()), PEERS.ca, CARD);
        assertThat(page.requirements()).containsExactly("SC-086");
        assertThat(page.response().success()).isFalse();
        assertThat(page.html().select("#differences").text()).contains("urn:oid:2.5.4.20");
    }

    @Test
    @Tag("SC-145")
    @Tag("SC-173")
    void aSamordningsnummerGoesOnlyToWhoAcceptsItAndTheUserIsTold() {
        TestCa.Card samir = PEERS.ca.card(TestCa.Wish.of("198706752386"));
        TestSp sp = sp(SC, "no-coordination", Set.of(PNR));
        TestSp.Page refused = sp.useCard(sp.redirect(sp.request()), PEERS.ca, samir);
        assertThat(refused.requirements()).containsExactly("SC-173");
        assertThat(refused.response().assertions()).isEmpty();
        TestSp accepts = sp(
                SC,
                "coordination",
                Set.of(PNR, "http://id.swedenconnect.se/general-ec/1.0/accepts-coordination-number"));
        assertThat(assertion(accepts.useCard(accepts.redirect(accepts.request()), PEERS.ca, samir))
                        .value("urn:oid:1.2.752.29.4.13"))
                .contains("198706752386");
    }

    @Test
    @Tag("SC-060")
    void aRequestForSomebodyElsesAddressIsNotFulfilled() {
        TestSp sp = sp(SC);
        TestSp.Page page = sp.redirect(sp.request().withDestination("https://idp.test/sso"));
        assertThat(page.requirements()).contains("SC-050");
        assertThat(page.response().success()).isFalse();
        assertThat(page.html().select("#differences [data-what=Destination]").text())
                .contains("https://idp.test/sso", sp.sso("redirect"));
    }

    @Test
    @Tag("SC-062")
    void withoutAnAddressInTheRequestTheMarkedOneIsUsedAndElseTheLowest() {
        TestSp sp = new TestSp("urn:test:sp:acs-less", SC, "https://sp.test/low/acs", IDP);
        PEERS.register(
                SC.id(),
                SpMetadata.of(sp.entityId)
                        .signingKey(TestSp.KEY.certificate())
                        .encryptionKey(TestSp.KEY.certificate())
                        .assertionConsumerService(sp.acs)
                        .assertionConsumerService("https://sp.test/high/acs")
                        .build()
                        .getDocumentElement());
        TestSp known = known(sp);
        TestSp.Page page = known.useCard(known.redirect(known.request().withAcsUrl(null)), PEERS.ca, CARD);
        assertThat(page.action("saml-response")).isEqualTo(sp.acs);
    }

    @Test
    @Tag("SAMBI-023")
    @Tag("SAMBI-035")
    void sambiEncryptsForAnAddressWithoutTls() {
        TestSp sp = new TestSp("urn:test:sp:no-tls", SAMBI, "http://sp.test/acs", IDP);
        PEERS.register(
                SAMBI.id(),
                SpMetadata.of(sp.entityId)
                        .signingKey(TestSp.KEY.certificate())
                        .encryptionKey(TestSp.KEY.certificate())
                        .assertionConsumerService(sp.acs)
                        .build()
                        .getDocumentElement());
        TestSp known = known(sp);
        ReceivedResponse response =
                known.useCard(known.redirect(known.request()), PEERS.ca, CARD).response();
        assertThat(response.encryptedAssertions()).hasSize(1);
        assertThat(response.assertions()).isEmpty();
    }

    @Test
    @Tag("SC-107")
    void fraudIsToldWithTheFederationsOwnStatus() {
        for (String variant : List.of("fraud", "possible")) {
            arm(SC, "NEG-150", variant);
            assertThat(answerOf(SC).secondaryStatus().orElseThrow())
                    .startsWith("http://id.elegnamnden.se/status/1.0/")
                    .containsIgnoringCase("fraud");
        }
    }

    private ReceivedResponse answerOf(FederationProfile profile) {
        TestSp sp = sp(profile);
        return sp.useCard(sp.redirect(sp.request()), PEERS.ca, CARD).response();
    }
}
