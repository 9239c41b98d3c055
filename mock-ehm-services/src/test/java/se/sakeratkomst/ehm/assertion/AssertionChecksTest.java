package se.sakeratkomst.ehm.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.eservice.Credentials;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.feed.IdentityProvider;
import se.sakeratkomst.ehm.feed.Issuers;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.metadata.SpMetadata;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

class AssertionChecksTest {

    private static final String SP = "https://journal.example/sp";
    private static final AssertionLimits LIMITS =
            new AssertionLimits(3, Duration.ofMinutes(60), Duration.ofSeconds(60));

    private final TestFederation sambi = new TestFederation(Federations.SAMBI);
    private final TestFederation swedenConnect = new TestFederation(Federations.SWEDEN_CONNECT);
    private final EService service =
            new EService(SP, "TEST", Set.of("sambi", "sweden-connect"), new Credentials("id", "secret", "shared"));
    private final Instant now = Instant.now();

    private record Feed(List<IdentityProvider> listed) implements Issuers {
        @Override
        public Optional<IdentityProvider> find(LabId lab, String entityId) {
            return listed.stream()
                    .filter(each -> each.entity().entityId().equals(entityId))
                    .findFirst();
        }

        @Override
        public List<Finding> problems(LabId lab) {
            return List.of(Finding.error("SC-003", "fetching a feed", "HTTP status 500", "a feed", "Look."));
        }
    }

    private AssertionChecks checks() {
        List<IdentityProvider> listed = new ArrayList<>();
        listed.add(new IdentityProvider(sambi.profile(), sambi.entity()));
        listed.add(new IdentityProvider(swedenConnect.profile(), swedenConnect.entity()));
        EntityDescriptor provider = MetadataReader.read(
                        SpMetadata.of("urn:TEST:only-an-sp").build())
                .get(0);
        listed.add(new IdentityProvider(sambi.profile(), provider));
        return new AssertionChecks(new Feed(listed), Clock.fixed(now, ZoneOffset.UTC), LIMITS);
    }

    private Proven prove(Element assertion) {
        return checks().prove(LabId.DEFAULT, sent(assertion), Audience.calling(service));
    }

    /** Over the wire and back. */
    private static Element sent(Element element) {
        return AssertionChecks.read(SecureXml.serialise(element));
    }

    private List<String> brokenBy(Element assertion) {
        AssertionRefused refused = catchThrowableOfType(AssertionRefused.class, () -> prove(assertion));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.findings()).allSatisfy(finding -> {
            assertThat(finding.attempted()).isNotBlank();
            assertThat(finding.observed()).isNotBlank();
            assertThat(finding.expected()).isNotBlank();
            assertThat(finding.remedy()).isNotBlank();
        });
        return refused.findings().stream().map(Finding::rule).toList();
    }

    private List<String> brokenBy(UnaryOperator<AssertionRecipe> change) {
        return brokenBy(sambi.signed(change.apply(sambi.physician(SP))));
    }

    @Test
    void aRightAssertionOfEachFederationProvesItsUser() {
        Proven inSambi = prove(sambi.signed(sambi.physician(SP)));
        assertThat(inSambi.loa()).isEqualTo(3);
        assertThat(inSambi.attributes().first(Attribute.PERSONAL_PRESCRIPTION_CODE))
                .contains("9000019");
        Proven inSwedenConnect = prove(swedenConnect.signed(swedenConnect.physician(SP)));
        assertThat(inSwedenConnect.federation()).isEqualTo(Federations.SWEDEN_CONNECT);
        assertThat(inSwedenConnect.attributes().has(Attribute.LICENCE)).isFalse();
    }

    @Test
    void sambisNamesAreUnderstoodInAnAssertionOfSwedenConnectForWhatItLacks() {
        AssertionRecipe recipe = swedenConnect.physician(SP);
        List<se.sakeratkomst.saml.response.AttributeRecipe> more = new ArrayList<>(recipe.attributes());
        more.add(new se.sakeratkomst.saml.response.AttributeRecipe(
                "http://sambi.se/attributes/1/healthcareProfessionalLicense", Ns.ATTRNAME_URI, null, List.of("LK")));
        Proven proven = prove(swedenConnect.signed(recipe.withAttributes(more)));
        assertThat(proven.attributes().all(Attribute.LICENCE)).containsExactly("LK");
    }

    @Test
    void levelFourIsEnoughWhereTheFederationHasIt() {
        assertThat(prove(swedenConnect.signed(swedenConnect
                                .physician(SP)
                                .authnBy(authn -> authn.withClassRef("http://id.elegnamnden.se/loa/1.0/loa4"))))
                        .loa())
                .isEqualTo(4);
    }

    @Nested
    class Gates {

        @Test
        void anotherRootElementStopsEverything() {
            assertThat(brokenBy(SecureXml.parse("<a/>").getDocumentElement())).containsExactly("EHM-020");
            assertThat(brokenBy(SecureXml.parse("<s:Response xmlns:s=\"" + Ns.SAMLP + "\"/>")
                            .getDocumentElement()))
                    .containsExactly("EHM-020");
        }

        @Test
        void anEncryptedAssertionIsToBeDecryptedByTheCaller() {
            assertThat(brokenBy(SecureXml.parse("<s:EncryptedAssertion xmlns:s=\"" + Ns.SAML + "\"/>")
                            .getDocumentElement()))
                    .containsExactly("EHM-023");
        }

        @Test
        void anAssertionOfSaml1IsNone() {
            assertThat(brokenBy(recipe -> recipe.withVersion("1.1"))).containsExactly("EHM-020");
        }

        @Test
        void anIssuerThatNoFeedListsIsRefusedAndTheFeedsTroubleIsTold() {
            AssertionRefused refused = catchThrowableOfType(
                    AssertionRefused.class,
                    () -> prove(sambi.signed(sambi.physician(SP).withIssuer("urn:nobody"))));
            assertThat(refused.findings().get(0).rule()).isEqualTo("EHM-021");
            assertThat(refused.findings().get(0).observed()).contains("urn:nobody", "HTTP status 500");
        }

        @Test
        void anIssuerWithoutIdentityProviderRoleIsRefused() {
            assertThat(brokenBy(recipe -> recipe.withIssuer("urn:TEST:only-an-sp")))
                    .containsExactly("EHM-021");
            assertThat(brokenBy(recipe -> recipe.withIssuer(null))).containsExactly("EHM-021");
        }

        @Test
        void anUnsignedAssertionIsRefusedWithTheWayToGetASignedOne() {
            AssertionRefused refused = catchThrowableOfType(
                    AssertionRefused.class, () -> prove(ResponseWriter.write(sambi.physician(SP))));
            assertThat(refused.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("EHM-022");
                assertThat(finding.remedy()).contains("WantAssertionsSigned");
            });
        }

        @Test
        void aForeignSignatureIsRefused() {
            assertThat(brokenBy(sambi.signedByAStranger(sambi.physician(SP)))).containsExactly("EHM-022");
        }

        @Test
        void aSignatureOfAnotherFederationsIdentityProviderIsRefused() {
            assertThat(brokenBy(swedenConnect.signed(sambi.physician(SP)))).containsExactly("EHM-022");
        }

        @Test
        void aChangedAssertionIsRefused() {
            Element signed = sambi.signed(sambi.physician(SP));
            Element nameId = Elements.path(signed, Ns.SAML, "Subject", "NameID").orElseThrow();
            nameId.setTextContent("user-2");
            assertThat(brokenBy(signed)).containsExactly("EHM-022");
        }

        @Test
        void aWeakSignatureAlgorithmIsRefused() {
            Element signed = sambi.signed(sambi.physician(SP));
            Elements.path(signed, Ns.DS, "Signature", "SignedInfo", "SignatureMethod")
                    .orElseThrow()
                    .setAttribute("Algorithm", "http://www.w3.org/2000/09/xmldsig#rsa-sha1");
            assertThat(brokenBy(signed)).containsExactly("EHM-036");
            assertThat(SignatureAlgorithm.RSA_SHA256.uri()).doesNotContain("sha1");
        }
    }

    @Nested
    class Times {

        @Test
        void anExpiredAssertionIsRefused() {
            Instant until = now.minusSeconds(61);
            assertThat(brokenBy(recipe -> recipe.withIssueInstant(Instants.write(now.minusSeconds(900)))
                            .conditionsBy(conditions ->
                                    conditions.withNotBefore(null).withNotOnOrAfter(Instants.write(until)))))
                    .containsExactly("EHM-024");
        }

        @Test
        void theClockMayDifferALittle() {
            AssertionRecipe recipe = sambi.physician(SP)
                    .withIssueInstant(Instants.write(now.plusSeconds(50)))
                    .conditionsBy(conditions -> conditions
                            .withNotBefore(Instants.write(now.plusSeconds(50)))
                            .withNotOnOrAfter(Instants.write(now.plusSeconds(600))));
            assertThatCode(() -> prove(sambi.signed(recipe))).doesNotThrowAnyException();
        }

        @Test
        void anAssertionFromTheFutureIsRefused() {
            assertThat(brokenBy(recipe -> recipe.withIssueInstant(Instants.write(now.plusSeconds(120)))))
                    .containsExactly("EHM-028");
            assertThat(brokenBy(recipe -> recipe.conditionsBy(
                            conditions -> conditions.withNotBefore(Instants.write(now.plusSeconds(120))))))
                    .containsExactly("EHM-030");
        }

        @Test
        void issueInstantIsMandatory() {
            assertThat(brokenBy(recipe -> recipe.withIssueInstant(null))).containsExactly("EHM-028");
            assertThat(brokenBy(recipe -> recipe.withIssueInstant("yesterday"))).containsExactly("EHM-028");
        }

        @Test
        void notOnOrAfterIsMandatory() {
            assertThat(brokenBy(recipe -> recipe.conditionsBy(conditions -> conditions.withNotOnOrAfter(null))))
                    .containsExactly("EHM-029");
            assertThat(brokenBy(recipe -> recipe.withConditions(null))).containsExactly("EHM-029", "EHM-025");
        }

        @Test
        void notBeforeIsOptionalButMustBeATime() {
            AssertionRecipe without = sambi.physician(SP).conditionsBy(conditions -> conditions.withNotBefore(null));
            assertThatCode(() -> prove(sambi.signed(without))).doesNotThrowAnyException();
            assertThat(brokenBy(recipe -> recipe.conditionsBy(conditions -> conditions.withNotBefore("noon"))))
                    .containsExactly("EHM-030");
        }

        @Test
        void sixtyMinutesAreTheLongestLife() {
            AssertionRecipe recipe = sambi.physician(SP).withIssueInstant(Instants.write(now));
            AssertionRecipe right = recipe.conditionsBy(
                    conditions -> conditions.withNotOnOrAfter(Instants.write(now.plusSeconds(3600))));
            assertThatCode(() -> prove(sambi.signed(right))).doesNotThrowAnyException();
            AssertionRecipe wrong = recipe.conditionsBy(
                    conditions -> conditions.withNotOnOrAfter(Instants.write(now.plusSeconds(3601))));
            assertThat(brokenBy(sambi.signed(wrong))).containsExactly("EHM-027");
        }
    }

    @Nested
    class Content {

        @Test
        void anotherAudienceIsRefused() {
            assertThat(brokenBy(sambi.signed(sambi.physician("https://other.example/sp"))))
                    .containsExactly("EHM-025");
            assertThat(brokenBy(recipe ->
                            recipe.conditionsBy(conditions -> conditions.withAudienceRestrictions(List.of()))))
                    .containsExactly("EHM-025");
        }

        @Test
        void everyAudienceRestrictionMustNameTheEService() {
            assertThat(brokenBy(recipe -> recipe.conditionsBy(conditions -> conditions.withAudienceRestrictions(
                            List.of(List.of(SP), List.of("https://other.example/sp"))))))
                    .containsExactly("EHM-025");
        }

        @Test
        void severalAudiencesInOneRestrictionAreAChoice() {
            AssertionRecipe recipe = sambi.physician(SP)
                    .conditionsBy(conditions ->
                            conditions.withAudienceRestrictions(List.of(List.of("https://other.example/sp", SP))));
            assertThatCode(() -> prove(sambi.signed(recipe))).doesNotThrowAnyException();
        }

        @Test
        void aLevelBelowThreeAndAForeignLevelAreRefused() {
            for (String uri : List.of("http://id.sambi.se/loa/loa2", "http://id.elegnamnden.se/loa/1.0/loa3", "x")) {
                assertThat(brokenBy(recipe -> recipe.authnBy(authn -> authn.withClassRef(uri))))
                        .containsExactly("EHM-026");
            }
            assertThat(brokenBy(recipe -> recipe.withAuthnStatements(List.of())))
                    .containsExactly("EHM-026");
        }

        @Test
        void aSubjectIsNeeded() {
            assertThat(brokenBy(recipe -> recipe.withSubject(null))).containsExactly("EHM-037");
        }

        @Test
        void attributesAreNeeded() {
            assertThat(brokenBy(recipe -> recipe.withAttributes(null))).containsExactly("EHM-032");
            assertThat(brokenBy(recipe -> recipe.withAttributes(List.of()))).containsExactly("EHM-032");
        }

        @Test
        void everythingThatIsWrongIsToldAtOnce() {
            assertThat(brokenBy(recipe -> recipe.withIssueInstant(null)
                            .withAttributes(null)
                            .withSubject(null)
                            .authnBy(authn -> authn.withClassRef("http://id.sambi.se/loa/loa2"))))
                    .containsExactly("EHM-028", "EHM-026", "EHM-037", "EHM-032");
        }

        @Test
        void anEServiceThatIsNotInTheFederationIsRefused() {
            EService onlySwedenConnect =
                    new EService(SP, "TEST", Set.of("sweden-connect"), new Credentials("id", "secret", "shared"));
            AssertionRefused refused = catchThrowableOfType(
                    AssertionRefused.class,
                    () -> checks().prove(
                                    LabId.DEFAULT,
                                    sent(sambi.signed(sambi.physician(SP))),
                                    Audience.calling(onlySwedenConnect)));
            assertThat(refused.findings()).extracting(Finding::rule).containsExactly("EHM-012");
        }
    }

    @Test
    void xmlThatIsNoneIsRefused() {
        for (String text : List.of("", "<a", "<!DOCTYPE a><a/>", "<a>" + "x".repeat(1_000_000) + "</a>")) {
            AssertionRefused refused = catchThrowableOfType(
                    AssertionRefused.class, () -> AssertionChecks.read(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(refused.findings()).extracting(Finding::rule).containsExactly("EHM-035");
        }
    }

    @Test
    void base64ComesInManyForms() {
        String text = "<a>åäö?>>></a>";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(List.of(
                        TestFederation.base64(text),
                        TestFederation.base64url(text),
                        TestFederation.base64(text).substring(0, 8) + "\r\n"
                                + TestFederation.base64(text).substring(8)))
                .allSatisfy(coded -> assertThat(AssertionText.decode(coded)).contains(bytes));
        assertThat(AssertionText.decode("no base64!")).isEmpty();
        assertThat(AssertionText.decode("")).isEmpty();
    }

    @Test
    void theRedactedAssertionCanBeReadButNotUsed() {
        Element signed = sambi.signed(sambi.physician(SP));
        String value = Elements.text(
                Elements.path(signed, Ns.DS, "Signature", "SignatureValue").orElseThrow());
        assertThat(AssertionText.redacted(signed)).contains(SP, "[redacted]").doesNotContain(value);
        assertThatCode(() -> prove(signed)).doesNotThrowAnyException();
    }
}
