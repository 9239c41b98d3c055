package se.sakeratkomst.ehm.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.response.AssertionRecipe;
import se.sakeratkomst.saml.xml.Instants;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class TokenEndpointTest {

    private static final String SAMBI_NAMES = "http://sambi.se/attributes/1/";

    private static void refused(HttpResponse<String> answer, int status, String error, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode body = Vendor.json(answer);
        assertThat(body.path("error").asString()).isEqualTo(error);
        assertThat(body.path("error_description").asString())
                .contains("Attempted: ", "Observed: ", "Expected: ", "Remedy: ", "[" + rule + "]")
                .matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    private static HttpResponse<String> exchange(Vendor vendor, UnaryOperator<AssertionRecipe> change) {
        TestFederation federation = vendor.federation();
        return vendor.exchange(federation.base64(change.apply(federation.physician(Vendor.E_SERVICE))));
    }

    @Test
    void anAssertionIsExchangedForABoundTokenWithTheDocumentedClaims(EhmUnderTest ehm) throws Exception {
        Vendor vendor = Vendor.inSambi(ehm);
        AssertionRecipe recipe = vendor.federation().physician(Vendor.E_SERVICE);
        HttpResponse<String> answer = vendor.exchange(vendor.federation().base64(recipe));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode body = Vendor.json(answer);
        assertThat(body.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(body.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(body.path("refresh_token").asString()).isNotBlank();
        JWTClaimsSet claims =
                SignedJWT.parse(body.path("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("FORSKRIVARKOD")).isEqualTo("9000019");
        assertThat(claims.getStringClaim("VARDGIVARE")).isEqualTo("SE5599990008-VG01");
        assertThat(claims.getStringListClaim("YRKESKOD")).containsExactly("LK");
        assertThat(claims.getIntegerClaim("loa")).isEqualTo(3);
        assertThat(claims.getStringListClaim("roles")).containsExactly("forskrivare");
        assertThat(claims.getSubject()).isEqualTo(TestFederation.PHYSICIAN);
        assertThat(claims.getJSONObjectClaim("cnf")).containsKey("x5t#S256");
        assertThat(claims.getStringClaim("assertion_id")).isEqualTo(recipe.id());
        assertThat(claims.getIssuer()).isEqualTo(ehm.base(vendor.lab()) + "/oauth2/api/oauth");
    }

    @Test
    void theExchangeIsJournalledWithIdsAndWithoutSecrets(EhmUnderTest ehm) throws Exception {
        Vendor vendor = Vendor.inSambi(ehm);
        AssertionRecipe recipe = vendor.federation().physician(Vendor.E_SERVICE);
        JsonNode body = Vendor.json(vendor.exchange(vendor.federation().base64(recipe)));
        String token = body.path("access_token").asString();
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.token");
        String jti = SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
        assertThat(entry.path("outcome").asString()).isEqualTo("accepted");
        assertThat(entry.path("correlation").valueStream().map(JsonNode::asString))
                .contains(recipe.id(), jti)
                .hasSize(3);
        assertThat(entry.at("/facts/roles/0").asString()).isEqualTo("forskrivare");
        assertThat(entry.at("/facts/loa").asInt()).isEqualTo(3);
        assertThat(entry.toString())
                .contains("CN=TEST journal system", "FORSKRIVARKOD", recipe.id())
                .doesNotContain(token, token.split("\\.")[2])
                .doesNotContain(body.path("refresh_token").asString())
                .doesNotContain(vendor.credentials().clientSecret());
    }

    @Test
    void base64urlIsAcceptedToo(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String xml = vendor.federation().xml(vendor.federation().physician(Vendor.E_SERVICE));
        assertThat(vendor.exchange(TestFederation.base64url(xml)).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameAssertionMayBeUsedAgain(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String assertion = vendor.federation().base64(vendor.federation().physician(Vendor.E_SERVICE));
        assertThat(vendor.exchange(assertion).statusCode()).isEqualTo(200);
        assertThat(vendor.exchange(assertion).statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredAssertionIsRefused(EhmUnderTest ehm) {
        Instant past = Instant.now().minusSeconds(600);
        refused(
                exchange(
                        Vendor.inSambi(ehm),
                        recipe -> recipe.withIssueInstant(Instants.write(past.minusSeconds(600)))
                                .conditionsBy(conditions -> conditions
                                        .withNotBefore(Instants.write(past.minusSeconds(600)))
                                        .withNotOnOrAfter(Instants.write(past)))),
                400,
                "invalid_grant",
                "EHM-024");
    }

    @Test
    void aTamperedAssertionIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String xml = vendor.federation().xml(vendor.federation().physician(Vendor.E_SERVICE));
        refused(
                vendor.exchange(TestFederation.base64(xml.replace("9000019", "9000027"))),
                400,
                "invalid_grant",
                "EHM-022");
    }

    @Test
    void anAssertionForAnotherServiceProviderIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        refused(
                vendor.exchange(vendor.federation().base64(vendor.federation().physician("https://other.example/sp"))),
                400,
                "invalid_grant",
                "EHM-025");
    }

    @Test
    void anAssertionAtLevelTwoIsRefused(EhmUnderTest ehm) {
        refused(
                exchange(
                        Vendor.inSambi(ehm),
                        recipe -> recipe.authnBy(authn -> authn.withClassRef("http://id.sambi.se/loa/loa2"))),
                400,
                "invalid_grant",
                "EHM-026");
    }

    @Test
    void anEServiceOfTheOtherFederationIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        TestFederation other = ehm.neighbours().swedenConnect();
        refused(vendor.exchange(other.base64(other.physician(Vendor.E_SERVICE))), 400, "invalid_grant", "EHM-012");
    }

    @Test
    void aDocumentTypeIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        refused(
                vendor.exchange(TestFederation.base64("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
                400,
                "invalid_grant",
                "EHM-035");
    }

    @Test
    void textThatIsNoXmlIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        refused(vendor.exchange(TestFederation.base64("hello")), 400, "invalid_grant", "EHM-035");
        refused(vendor.exchange("%%%"), 400, "invalid_grant", "EHM-010");
    }

    @Test
    void anAssertionOverOneMegabyteIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        refused(
                vendor.exchange(TestFederation.base64("<a>" + "x".repeat(1_000_000) + "</a>")),
                400,
                "invalid_grant",
                "EHM-035");
        refused(vendor.exchange("A".repeat(1_600_000)), 413, "invalid_request", "EHM-035");
    }

    @Test
    void aWholeResponseIsRefusedForStaff(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        refused(
                vendor.exchange(TestFederation.base64(
                        "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>")),
                400,
                "invalid_grant",
                "EHM-020");
    }

    @Test
    void withoutARoleThereIsNoToken(EhmUnderTest ehm) {
        HttpResponse<String> answer =
                exchange(Vendor.inSambi(ehm), TestFederation.without(SAMBI_NAMES + "healthcareProfessionalLicense"));
        refused(answer, 400, "invalid_grant", "EHM-033");
        assertThat(answer.body()).contains("EMPLOYEE_HSA_ID").doesNotContain(TestFederation.PHYSICIAN);
    }

    @Test
    void wrongCredentialsAreAnInvalidClient(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String form = EhmUnderTest.form("grant_type", Vendor.SAML_BEARER, "assertion", "x");
        String wrong = new EhmUnderTest.Credentials(vendor.credentials().clientId(), "wrong", "").basic();
        HttpResponse<String> answer = vendor.token(vendor.client(), wrong, form);
        refused(answer, 401, "invalid_client", "EHM-011");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        refused(vendor.token(vendor.client(), null, form), 401, "invalid_client", "EHM-011");
        String unknown = new EhmUnderTest.Credentials("nobody", "x", "").basic();
        refused(vendor.token(vendor.client(), unknown, form), 401, "invalid_client", "EHM-012");
    }

    @Test
    void credentialsOfOneLabAreUnknownInAnother(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        Vendor other = Vendor.inSambi(ehm);
        String form = EhmUnderTest.form("grant_type", Vendor.SAML_BEARER, "assertion", "x");
        refused(other.token(other.client(), vendor.credentials().basic(), form), 401, "invalid_client", "EHM-012");
    }

    @Test
    void registrationAgainGivesTheSameCredentialsAlsoAfterAReset(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        ehm.control("POST", "/admin/labs/" + vendor.lab() + "/reset", "");
        assertThat(ehm.register(vendor.lab(), Vendor.E_SERVICE, "sweden-connect"))
                .isEqualTo(vendor.credentials());
    }

    @Test
    void requestsThatAreNoTokenRequestsAreRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        refused(vendor.token(""), 400, "invalid_request", "EHM-010");
        refused(vendor.token("grant_type=password"), 400, "unsupported_grant_type", "EHM-010");
        refused(vendor.token("grant_type=a&grant_type=b"), 400, "invalid_request", "EHM-017");
        refused(vendor.token("grant_type=%zz"), 400, "invalid_request", "EHM-017");
        refused(vendor.token(EhmUnderTest.form("grant_type", Vendor.SAML_BEARER)), 400, "invalid_request", "EHM-010");
        URI endpoint = URI.create(ehm.base(vendor.lab()) + "/oauth2/api/oauth/token");
        refused(
                EhmUnderTest.send(vendor.client(), HttpRequest.newBuilder(endpoint)),
                405,
                "invalid_request",
                "EHM-010");
        refused(
                EhmUnderTest.send(
                        vendor.client(),
                        HttpRequest.newBuilder(URI.create(endpoint + "?client_secret=x"))
                                .POST(HttpRequest.BodyPublishers.noBody())),
                400,
                "invalid_request",
                "EHM-018");
        refused(
                EhmUnderTest.send(
                        vendor.client(),
                        HttpRequest.newBuilder(endpoint)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))),
                400,
                "invalid_request",
                "EHM-017");
    }

    @Test
    void accessIsRenewedUntilTheRefreshTokenIsTooOldByTheLabsClock(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String refresh = vendor.session().path("refresh_token").asString();
        String form = EhmUnderTest.form("grant_type", "refresh_token", "refresh_token", refresh);
        HttpResponse<String> renewed = vendor.token(form);
        assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
        assertThat(Vendor.json(renewed).path("refresh_token").asString()).isEqualTo(refresh);
        move(ehm, vendor.lab(), "PT419M");
        assertThat(vendor.token(form).statusCode()).isEqualTo(200);
        move(ehm, vendor.lab(), "PT421M");
        refused(vendor.token(form), 400, "invalid_grant", "EHM-014");
    }

    private static void move(EhmUnderTest ehm, LabId lab, String offset) {
        ehm.control("PUT", "/admin/labs/" + lab + "/clock", "{\"mode\":\"running\",\"offset\":\"" + offset + "\"}");
    }

    @Test
    void aRefreshTokenIsBoundToClientAndCertificate(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String refresh = vendor.session().path("refresh_token").asString();
        String form = EhmUnderTest.form("grant_type", "refresh_token", "refresh_token", refresh);
        String other =
                ehm.register(vendor.lab(), "https://other.example/sp", "sambi").basic();
        refused(vendor.token(vendor.client(), other, form), 400, "invalid_grant", "EHM-014");
        var certificate = ehm.client(ehm.neighbours().pki().system(vendor.lab()));
        refused(vendor.token(certificate, vendor.credentials().basic(), form), 400, "invalid_grant", "EHM-016");
        refused(
                vendor.token(EhmUnderTest.form("grant_type", "refresh_token", "refresh_token", "unknown")),
                400,
                "invalid_grant",
                "EHM-014");
    }

    private static String supplement(AssertionRecipe recipe, String key, Map<String, Object> attributes)
            throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .claim("assertion", recipe.id())
                        .claim("attributes", attributes)
                        .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                        .build());
        jwt.sign(new MACSigner(key.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    private static final Map<String, Object> PHYSICIAN = Map.of(
            SAMBI_NAMES + "healthcareProfessionalLicense",
            List.of("LK"),
            SAMBI_NAMES + "personalPrescriptionCode",
            "9000019");

    private static HttpResponse<String> supplemented(Vendor vendor, AssertionRecipe recipe, String supplement) {
        return vendor.token(EhmUnderTest.form(
                "grant_type",
                Vendor.SAML_BEARER,
                "assertion",
                vendor.federation().base64(recipe),
                "supplement",
                supplement));
    }

    @Test
    void swedenConnectsMissingAttributesComeInASupplement(EhmUnderTest ehm) throws Exception {
        Vendor vendor = Vendor.inSwedenConnect(ehm);
        AssertionRecipe recipe = vendor.federation().physician(Vendor.E_SERVICE);
        refused(vendor.exchange(vendor.federation().base64(recipe)), 400, "invalid_grant", "EHM-034");
        HttpResponse<String> answer = supplemented(
                vendor, recipe, supplement(recipe, vendor.credentials().sharedSecret(), PHYSICIAN));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JWTClaimsSet claims = SignedJWT.parse(
                        Vendor.json(answer).path("access_token").asString())
                .getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).containsExactly("forskrivare");
        assertThat(claims.getStringClaim("VARDGIVARE")).isEqualTo("5599990008");
        assertThat(ehm.lastEntry(vendor.lab(), "ehm.token")
                        .at("/facts/supplement")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aSupplementIsRefusedUnlessItIsProtectedAndBelongsToTheAssertion(EhmUnderTest ehm) throws Exception {
        Vendor vendor = Vendor.inSwedenConnect(ehm);
        AssertionRecipe recipe = vendor.federation().physician(Vendor.E_SERVICE);
        AssertionRecipe another = vendor.federation().physician(Vendor.E_SERVICE);
        String secret = vendor.credentials().sharedSecret();
        refused(
                supplemented(vendor, recipe, supplement(recipe, "x".repeat(43), PHYSICIAN)),
                400,
                "invalid_grant",
                "EHM-034");
        refused(supplemented(vendor, recipe, supplement(another, secret, PHYSICIAN)), 400, "invalid_grant", "EHM-034");
        refused(supplemented(vendor, recipe, "{}"), 400, "invalid_grant", "EHM-034");
        refused(
                supplemented(
                        vendor,
                        recipe,
                        supplement(recipe, secret, Map.of(SAMBI_NAMES + "personalIdentityNumber", "199001012385"))),
                400,
                "invalid_grant",
                "EHM-034");
        refused(
                supplemented(vendor, recipe, supplement(recipe, secret, Map.of(SAMBI_NAMES + "licence", "LK"))),
                400,
                "invalid_grant",
                "EHM-034");
    }

    @Test
    void aSupplementToAnAssertionOfSambiIsRefused(EhmUnderTest ehm) throws Exception {
        Vendor vendor = Vendor.inSambi(ehm);
        AssertionRecipe recipe = vendor.federation().physician(Vendor.E_SERVICE);
        refused(
                supplemented(
                        vendor, recipe, supplement(recipe, vendor.credentials().sharedSecret(), PHYSICIAN)),
                400,
                "invalid_grant",
                "EHM-034");
    }

    @Test
    void refusalsAreJournalledWithRuleAndAssertion(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        AssertionRecipe recipe = vendor.federation().physician("https://other.example/sp");
        vendor.exchange(vendor.federation().base64(recipe));
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.token");
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
        assertThat(entry.at("/facts/rule").asString()).isEqualTo("EHM-025");
        assertThat(entry.at("/facts/error").asString()).isEqualTo("invalid_grant");
        assertThat(entry.at("/facts/assertionId").asString()).isEqualTo(recipe.id());
        assertThat(entry.at("/facts/clientId").asString())
                .isEqualTo(vendor.credentials().clientId());
    }
}
