package se.sakeratkomst.ehm.testbed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.testbed.Pem;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.metadata.Aggregate;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.metadata.IdpMetadata;
import se.sakeratkomst.saml.metadata.MetadataReader;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.AuthnStatementRecipe;
import se.sakeratkomst.saml.response.ConditionsRecipe;
import se.sakeratkomst.saml.response.ConfirmationRecipe;
import se.sakeratkomst.saml.response.NameIdRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.response.SubjectRecipe;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** A federation with one identity provider, which issues right assertions and, when asked, wrong ones. */
public final class TestFederation {

    public static final String PHYSICIAN = "SE5599990008-ANNA";

    private static final SigningKey STRANGER = key("stranger");

    private final FederationProfile profile;
    private final String idp;
    private final SigningKey operator;
    private final SigningKey signing;
    private final Element metadata;

    public TestFederation(FederationProfile profile) {
        this.profile = profile;
        this.idp = "urn:TEST:" + profile.id() + ":idp";
        this.operator = key("operator");
        this.signing = key("idp");
        this.metadata = IdpMetadata.of(idp)
                .signingKey(signing.certificate())
                .singleSignOnService(Ns.BINDING_REDIRECT, "https://idp.example/sso")
                .build()
                .getDocumentElement();
    }

    private static SigningKey key(String name) {
        KeyEntry entry = KeyVault.selfSigned(KeySpec.EC_P256, "TEST " + name);
        return new SigningKey(entry.key(), entry.certificate());
    }

    public FederationProfile profile() {
        return profile;
    }

    public String idp() {
        return idp;
    }

    public EntityDescriptor entity() {
        return MetadataReader.read(metadata.getOwnerDocument()).get(0);
    }

    byte[] feed() {
        return Aggregate.publish(
                List.of(metadata), "TEST", Instant.now().plus(Duration.ofDays(1)), Duration.ofMinutes(1), operator);
    }

    String operatorPem() {
        return Pem.of(List.of(operator.certificate()));
    }

    /** What a right assertion about a physician says. */
    public AssertionRecipe physician(String audience) {
        Map<Attribute, List<String>> attributes = new EnumMap<>(Attribute.class);
        attributes.put(Attribute.PERSONAL_IDENTITY_NUMBER, List.of("198004262385"));
        attributes.put(Attribute.GIVEN_NAME, List.of("Anna"));
        attributes.put(Attribute.SURNAME, List.of("Testläkare"));
        attributes.put(Attribute.EMPLOYEE_HSA_ID, List.of(PHYSICIAN));
        attributes.put(Attribute.HEALTH_CARE_PROVIDER_HSA_ID, List.of("SE5599990008-VG01"));
        attributes.put(Attribute.ORGANIZATION_IDENTIFIER, List.of("5599990008"));
        attributes.put(Attribute.LICENCE, List.of("LK"));
        attributes.put(Attribute.LICENCE_NUMBER, List.of("900001"));
        attributes.put(Attribute.PERSONAL_PRESCRIPTION_CODE, List.of("9000019"));
        return about(audience, attributes);
    }

    /** What a right assertion says; attributes that the federation has no name for are left out. */
    public AssertionRecipe about(String audience, Map<Attribute, List<String>> attributes) {
        Instant now = Instant.now();
        return new AssertionRecipe(
                Ids.next(),
                "2.0",
                Instants.write(now),
                idp,
                null,
                new SubjectRecipe(
                        new NameIdRecipe("user-1", profile.defaultNameIdFormat(), idp, audience),
                        List.of(new ConfirmationRecipe(
                                "urn:oasis:names:tc:SAML:2.0:cm:bearer",
                                true,
                                "_request",
                                audience + "/acs",
                                null,
                                Instants.write(now.plusSeconds(300)),
                                null))),
                new ConditionsRecipe(
                        Instants.write(now.minusSeconds(5)),
                        Instants.write(now.plusSeconds(1800)),
                        List.of(List.of(audience)),
                        false),
                List.of(new AuthnStatementRecipe(Instants.write(now), "_session", null, profile.loa(3), List.of())),
                attributes.entrySet().stream()
                        .flatMap(entry -> profile.nameOf(entry.getKey()).stream()
                                .map(name -> new AttributeRecipe(name, Ns.ATTRNAME_URI, null, entry.getValue())))
                        .toList());
    }

    public Element signed(AssertionRecipe recipe) {
        return signed(recipe, signing);
    }

    /** What a right assertion about a private person says. */
    public AssertionRecipe privatePerson(String audience, String personnummer) {
        Map<Attribute, List<String>> attributes = new EnumMap<>(Attribute.class);
        attributes.put(Attribute.PERSONAL_IDENTITY_NUMBER, List.of(personnummer));
        attributes.put(Attribute.GIVEN_NAME, List.of("Patrik"));
        attributes.put(Attribute.SURNAME, List.of("Testprivat"));
        return about(audience, attributes);
    }

    /** What a right Response with that assertion says. */
    public ResponseRecipe response(AssertionRecipe recipe) {
        return new ResponseRecipe(
                Ids.next(),
                "2.0",
                Instants.write(Instant.now()),
                recipe.subject().confirmations().get(0).recipient(),
                "_request",
                idp,
                null,
                Ns.STATUS_SUCCESS,
                null,
                null,
                List.of(recipe));
    }

    /** Signed as a whole; the assertion inside carries no signature of its own. */
    public Element signed(ResponseRecipe recipe) {
        return signed(recipe, response -> {});
    }

    /** Changed before it is signed. */
    public Element signed(ResponseRecipe recipe, Consumer<Element> change) {
        Element response = ResponseWriter.write(recipe).getDocumentElement();
        change.accept(response);
        XmlSigner.sign(response, signing);
        return response;
    }

    /** Signs a part, such as the assertion inside. */
    public void sign(Element part) {
        XmlSigner.sign(part, signing);
    }

    /** The same with somebody else's key. */
    public static void signAsAStranger(Element part) {
        XmlSigner.sign(part, STRANGER);
    }

    /** A private person's bearer: the whole Response in base64url. */
    public String responseBearer(String audience, String personnummer) {
        return base64url(SecureXml.text(signed(response(privatePerson(audience, personnummer)))));
    }

    public Element signedByAStranger(AssertionRecipe recipe) {
        return signed(recipe, STRANGER);
    }

    private static Element signed(AssertionRecipe recipe, SigningKey key) {
        Element assertion = ResponseWriter.write(recipe);
        XmlSigner.sign(assertion, key);
        return assertion;
    }

    public String xml(AssertionRecipe recipe) {
        return SecureXml.text(signed(recipe));
    }

    public String base64(AssertionRecipe recipe) {
        return base64(xml(recipe));
    }

    public static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64url(String xml) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Recipes with other attributes. */
    public static UnaryOperator<AssertionRecipe> without(String attributeName) {
        return recipe -> recipe.withAttributes(recipe.attributes().stream()
                .filter(attribute -> !attribute.name().equals(attributeName))
                .toList());
    }
}
