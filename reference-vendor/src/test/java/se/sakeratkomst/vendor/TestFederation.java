package se.sakeratkomst.vendor;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.encryption.EncryptionMethods;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.FederationProfile.EncryptionRule;
import se.sakeratkomst.saml.federation.FederationProfile.SigningRule;
import se.sakeratkomst.saml.metadata.Aggregate;
import se.sakeratkomst.saml.metadata.FeedClient;
import se.sakeratkomst.saml.metadata.Fetcher;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.AuthnStatementRecipe;
import se.sakeratkomst.saml.response.ConditionsRecipe;
import se.sakeratkomst.saml.response.ConfirmationRecipe;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseAssembler;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.response.SubjectRecipe;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.federation.Membership;
import se.sakeratkomst.vendor.keys.TestKeys;

/** A federation in memory with one identity provider whose answers can be made right and wrong. */
public final class TestFederation {

    public static final String IDP = "https://idp.example.se";
    public static final String OTHER_IDP = "https://other-idp.example.se";
    public static final String SP = "https://journal.example.se/sp";
    public static final String ACS = "https://journal.example.se/acs";
    public static final String SLO = "https://journal.example.se/slo";
    public static final String DISCOVERED = "https://journal.example.se/discovered";

    private final FederationProfile profile;
    private final Clock clock;

    public TestFederation(FederationProfile profile, Clock clock) {
        this.profile = profile;
        this.clock = clock;
    }

    public FederationProfile profile() {
        return profile;
    }

    /** The system's membership, its feed in memory. */
    public Membership membership() {
        return new Membership(
                profile,
                new VendorSettings.Federation(
                        SP,
                        URI.create("https://feed.example.se"),
                        null,
                        null,
                        null,
                        null,
                        IDP,
                        VendorSettings.RequestBinding.redirect,
                        true,
                        null,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        Duration.ofDays(14),
                        List.of()),
                ACS,
                SLO,
                DISCOVERED,
                new FeedClient(
                        etag -> new Fetcher.Answer(200, feed(), Optional.empty()),
                        () -> List.of(TestKeys.OPERATOR.certificate()),
                        clock,
                        Duration.ofHours(1),
                        Duration.ofSeconds(1)));
    }

    /** The signed aggregate with both identity providers. */
    public byte[] feed() {
        List<Element> entities = List.of(
                identityProvider(IDP, TestKeys.IDP).getDocumentElement(),
                identityProvider(OTHER_IDP, TestKeys.OTHER_IDP).getDocumentElement());
        return Aggregate.publish(
                entities, "TEST", clock.instant().plus(Duration.ofDays(1)), Duration.ofMinutes(1), TestKeys.OPERATOR);
    }

    private Document identityProvider(String entityId, SigningKey key) {
        return IdpMetadata.of(entityId)
                .assuranceCertifications(Set.of(profile.loa(2), profile.loa(3)))
                .signingKey(key.certificate())
                .singleLogoutService(Ns.BINDING_REDIRECT, entityId + "/slo/redirect")
                .singleLogoutService(Ns.BINDING_POST, entityId + "/slo/post")
                .singleSignOnService(Ns.BINDING_REDIRECT, entityId + "/redirect")
                .singleSignOnService(Ns.BINDING_POST, entityId + "/post")
                .build();
    }

    /** The right answer to a request; null for one that nobody asked for. */
    public ResponseRecipe right(@org.jspecify.annotations.Nullable String requestId) {
        Instant now = clock.instant();
        String soon = Instants.write(now.plus(Duration.ofMinutes(5)));
        List<AttributeRecipe> attributes = new ArrayList<>();
        person().forEach((attribute, values) -> profile.nameOf(attribute)
                .ifPresent(name -> attributes.add(
                        new AttributeRecipe(name, Ns.ATTRNAME_URI, profile.friendlyName(attribute), values))));
        AssertionRecipe assertion = new AssertionRecipe(
                Ids.next(),
                "2.0",
                Instants.write(now),
                IDP,
                null,
                new SubjectRecipe(
                        new NameIdRecipe("TEST-" + Ids.next(), profile.defaultNameIdFormat(), IDP, SP),
                        List.of(new ConfirmationRecipe(
                                Ns.CONFIRMATION_BEARER, true, requestId, ACS, null, soon, "127.0.0.1"))),
                new ConditionsRecipe(
                        Instants.write(now.minus(Duration.ofSeconds(10))), soon, List.of(List.of(SP)), false),
                List.of(new AuthnStatementRecipe(Instants.write(now), "TEST-session", null, profile.loa(3), List.of())),
                attributes);
        return new ResponseRecipe(
                Ids.next(),
                "2.0",
                Instants.write(now),
                ACS,
                requestId,
                IDP,
                null,
                Ns.STATUS_SUCCESS,
                null,
                null,
                List.of(assertion));
    }

    private static Map<Attribute, List<String>> person() {
        Map<Attribute, List<String>> person = new LinkedHashMap<>();
        person.put(Attribute.PERSONAL_IDENTITY_NUMBER, List.of("198004262385"));
        person.put(Attribute.EMPLOYEE_HSA_ID, List.of("SE5599990008-ANNA"));
        person.put(Attribute.GIVEN_NAME, List.of("Anna"));
        person.put(Attribute.SURNAME, List.of("Testläkare"));
        person.put(Attribute.ORGANIZATION_NAME, List.of("TEST Region Norrvik"));
        person.put(Attribute.LICENCE, List.of("LK"));
        return person;
    }

    /** Who signs what in this federation. */
    public SigningPlan plan() {
        return new SigningPlan(
                profile.responseSigning() == SigningRule.ALWAYS,
                true,
                profile.encryption() == EncryptionRule.ALWAYS,
                TestKeys.IDP,
                null,
                true);
    }

    /** The form field. */
    public String post(ResponseRecipe recipe, SigningPlan plan, AssemblySteps steps) {
        return PostBinding.encode(ResponseAssembler.assemble(
                recipe,
                plan,
                Optional.of(new Assembly.Recipient(
                        TestKeys.vendor().encryption().certificate(), EncryptionMethods.MANDATORY)),
                steps));
    }

    /** The form field of an answer that is right but for what is changed. */
    public String post(String requestId, UnaryOperator<ResponseRecipe> change) {
        return post(change.apply(right(requestId)), plan(), AssemblySteps.NONE);
    }
}
