package se.sakeratkomst.ehm.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.eservice.Credentials;
import se.sakeratkomst.ehm.eservice.EService;
import se.sakeratkomst.ehm.feed.IdentityProvider;
import se.sakeratkomst.ehm.feed.Issuers;
import se.sakeratkomst.ehm.rule.ProofForm;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.Federations;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

class ResponseChecksTest {

    private static final String SP = "https://pharmacy.example/sp";
    private static final String PERSON = "199001012393";

    private final TestFederation federation = new TestFederation(Federations.SWEDEN_CONNECT);
    private final EService service =
            new EService(SP, "TEST", Set.of("sweden-connect"), new Credentials("id", "secret", "shared"));

    private final Issuers feed = new Issuers() {
        @Override
        public Optional<IdentityProvider> find(LabId lab, String entityId) {
            return entityId.equals(federation.idp())
                    ? Optional.of(new IdentityProvider(federation.profile(), federation.entity()))
                    : Optional.empty();
        }

        @Override
        public List<Finding> problems(LabId lab) {
            return List.of();
        }
    };

    private ResponseRecipe right() {
        return federation.response(federation.privatePerson(SP, PERSON));
    }

    private Proven prove(Element response) {
        AssertionChecks checks = new AssertionChecks(
                feed, Clock.systemUTC(), new AssertionLimits(3, Duration.ofMinutes(60), Duration.ofSeconds(60)));
        return checks.prove(
                LabId.DEFAULT, AssertionChecks.read(SecureXml.serialise(response)), Audience.calling(service));
    }

    private List<String> brokenBy(Element response) {
        AssertionRefused refused = catchThrowableOfType(AssertionRefused.class, () -> prove(response));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.findings())
                .allSatisfy(finding -> assertThat(
                                List.of(finding.attempted(), finding.observed(), finding.expected(), finding.remedy()))
                        .allSatisfy(part -> assertThat(part).isNotBlank()));
        return refused.findings().stream().map(Finding::rule).toList();
    }

    private List<String> brokenBy(UnaryOperator<ResponseRecipe> change) {
        return brokenBy(federation.signed(change.apply(right())));
    }

    private List<String> brokenWhen(Consumer<Element> change) {
        return brokenBy(federation.signed(right(), change));
    }

    private static Element assertion(Element response) {
        return Elements.child(response, Ns.SAML, "Assertion").orElseThrow();
    }

    @Test
    void aRightResponseProvesItsPersonWithAndWithoutASignatureOnTheAssertion() {
        Proven proven = prove(federation.signed(right()));
        assertThat(proven.form()).isEqualTo(ProofForm.RESPONSE);
        assertThat(proven.attributes().first(Attribute.PERSONAL_IDENTITY_NUMBER))
                .contains(PERSON);
        assertThat(prove(federation.signed(right(), response -> federation.sign(assertion(response))))
                        .form())
                .isEqualTo(ProofForm.RESPONSE);
    }

    @Test
    void theResponseItselfIsSigned() {
        assertThat(brokenBy(ResponseWriter.write(right()).getDocumentElement())).containsExactly("EHM-022");
        Element onlyInside = ResponseWriter.write(right()).getDocumentElement();
        federation.sign(assertion(onlyInside));
        assertThat(brokenBy(onlyInside)).containsExactly("EHM-022");
        Element stranger = ResponseWriter.write(right()).getDocumentElement();
        TestFederation.signAsAStranger(stranger);
        assertThat(brokenBy(stranger)).containsExactly("EHM-022");
        Element changed = federation.signed(right());
        Elements.descendants(changed, Ns.SAML, "AttributeValue").get(0).setTextContent("198004262385");
        assertThat(brokenBy(changed)).containsExactly("EHM-022");
    }

    @Test
    void aSignatureOnTheAssertionInsideHoldsToo() {
        assertThat(brokenWhen(response -> TestFederation.signAsAStranger(assertion(response))))
                .containsExactly("EHM-022");
    }

    @Test
    void itIsASuccessWithOneAssertionByTheSameIssuer() {
        assertThat(brokenBy(recipe -> recipe.withStatusCode("urn:oasis:names:tc:SAML:2.0:status:Responder")))
                .containsExactly("EHM-038");
        assertThat(brokenBy(recipe -> recipe.withAssertions(List.of()))).containsExactly("EHM-038");
        assertThat(brokenBy(recipe -> recipe.withAssertions(List.of(
                        recipe.assertions().get(0), recipe.assertions().get(0).withId("_another")))))
                .containsExactly("EHM-038");
        assertThat(brokenBy(recipe -> recipe.assertionBy(assertion -> assertion.withIssuer("urn:TEST:somebody-else"))))
                .containsExactly("EHM-038");
    }

    @Test
    void nobodyButTheEServiceReadsAnEncryptedAssertion() {
        assertThat(brokenWhen(response -> {
                    Element inside = assertion(response);
                    response.replaceChild(
                            Elements.create(response.getOwnerDocument(), Ns.SAML, "EncryptedAssertion"), inside);
                }))
                .containsExactly("EHM-023");
    }

    @Test
    void addressAndQuestionAreThoseOfTheAssertion() {
        assertThat(brokenBy(recipe -> recipe.withDestination("https://other.example/acs")))
                .containsExactly("EHM-039");
        assertThat(brokenBy(recipe -> recipe.withInResponseTo("_another"))).containsExactly("EHM-039");
        assertThat(prove(federation.signed(right().withDestination(null).withInResponseTo(null)))
                        .form())
                .isEqualTo(ProofForm.RESPONSE);
    }

    @Test
    void theAssertionInsideIsJudgedAsAnyOther() {
        assertThat(brokenBy(recipe -> recipe.assertionBy(assertion ->
                        assertion.authnBy(authn -> authn.withClassRef("http://id.elegnamnden.se/loa/1.0/loa2")))))
                .containsExactly("EHM-026");
        assertThat(brokenBy(federation.signed(
                        federation.response(federation.privatePerson("https://other.example/sp", PERSON)))))
                .containsExactly("EHM-025");
    }

    @Test
    void versionIsTwo() {
        assertThat(brokenBy(recipe -> recipe.withVersion("1.1"))).containsExactly("EHM-020");
    }
}
