package se.sakeratkomst.ehm.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.saml.federation.Attribute;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class RevocationTest {

    private static HttpResponse<String> post(EhmUnderTest ehm, Vendor vendor, String what, String basic, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(ehm.base(vendor.lab()) + "/oauth2/api/oauth/" + what))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (basic != null) {
            request.header("Authorization", basic);
        }
        return EhmUnderTest.send(vendor.client(), request);
    }

    private static HttpResponse<String> revoke(EhmUnderTest ehm, Vendor vendor, String token) {
        return post(ehm, vendor, "revoke", vendor.credentials().basic(), EhmUnderTest.form("token", token));
    }

    private static JsonNode introspect(EhmUnderTest ehm, Vendor vendor, String token) {
        HttpResponse<String> answer =
                post(ehm, vendor, "introspect", vendor.credentials().basic(), EhmUnderTest.form("token", token));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return Vendor.json(answer);
    }

    private static void refused(HttpResponse<String> answer, int status, String error, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode body = Vendor.json(answer);
        assertThat(body.path("error").asString()).isEqualTo(error);
        assertThat(body.path("error_description").asString()).contains("[" + rule + "]");
    }

    private static int ping(Vendor vendor, String token) {
        return vendor.get("/$ping", Vendor.headers(token)).statusCode();
    }

    private static String access(JsonNode session) {
        return session.path("access_token").asString();
    }

    private static String refresh(JsonNode session) {
        return session.path("refresh_token").asString();
    }

    private static String renewal(String refreshToken) {
        return EhmUnderTest.form("grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    @Test
    void aRevokedAccessTokenIsRefusedAtOnceAndTheRefreshTokenBesideItIsStillGood(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        JsonNode session = vendor.session();
        assertThat(ping(vendor, access(session))).isEqualTo(200);
        HttpResponse<String> answer = revoke(ehm, vendor, access(session));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        HttpResponse<String> call = vendor.get("/$ping", Vendor.headers(access(session)));
        assertThat(call.statusCode()).isEqualTo(401);
        assertThat(call.body()).contains("EHM-019");
        assertThat(introspect(ehm, vendor, access(session)).path("active").asBoolean())
                .isFalse();
        HttpResponse<String> renewed = vendor.token(renewal(refresh(session)));
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(ping(vendor, access(Vendor.json(renewed)))).isEqualTo(200);
    }

    @Test
    void whoRevokesARefreshTokenRevokesWhatCameWithItToo(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        JsonNode session = vendor.session();
        String second = access(Vendor.json(vendor.token(renewal(refresh(session)))));
        String another = vendor.accessToken();
        assertThat(revoke(ehm, vendor, refresh(session)).statusCode()).isEqualTo(200);
        assertThat(List.of(ping(vendor, access(session)), ping(vendor, second), ping(vendor, another)))
                .containsExactly(401, 401, 200);
        refused(vendor.token(renewal(refresh(session))), 400, "invalid_grant", "EHM-014");
    }

    @Test
    void aTokenStaysRevokedAfterARestartAResetAndASnapshot() throws Exception {
        try (EhmUnderTest own = new EhmUnderTest()) {
            Vendor vendor = Vendor.inSambi(own);
            JsonNode session = vendor.session();
            String before = own.control("GET", "/admin/labs/" + vendor.lab() + "/snapshot", "")
                    .toString();
            revoke(own, vendor, access(session));
            revoke(own, vendor, refresh(session));
            own.restart();
            assertThat(ping(vendor, access(session))).isEqualTo(401);
            own.control("POST", "/admin/labs/" + vendor.lab() + "/reset", "");
            assertThat(ping(vendor, access(session))).isEqualTo(401);
            own.control("PUT", "/admin/labs/" + vendor.lab() + "/snapshot", before);
            assertThat(ping(vendor, access(session))).isEqualTo(401);
            refused(vendor.token(renewal(refresh(session))), 400, "invalid_grant", "EHM-014");
        }
    }

    @Test
    void whatIsNoTokenCountsAsRevoked(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        JsonNode session = vendor.session();
        assertThat(revoke(ehm, vendor, "unknown").statusCode()).isEqualTo(200);
        assertThat(revoke(ehm, vendor, access(session)).statusCode()).isEqualTo(200);
        assertThat(revoke(ehm, vendor, access(session)).statusCode())
                .as("again")
                .isEqualTo(200);
        assertThat(post(
                                ehm,
                                vendor,
                                "revoke",
                                vendor.credentials().basic(),
                                EhmUnderTest.form("token", refresh(session), "token_type_hint", "access_token"))
                        .statusCode())
                .as("a wrong hint")
                .isEqualTo(200);
        refused(vendor.token(renewal(refresh(session))), 400, "invalid_grant", "EHM-014");
    }

    @Test
    void theTokensOfOthersAreNeitherRevokedNorTold(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        JsonNode session = vendor.session();
        String other =
                ehm.register(vendor.lab(), "https://other.example/sp", "sambi").basic();
        for (String token : List.of(access(session), refresh(session))) {
            String form = EhmUnderTest.form("token", token);
            refused(post(ehm, vendor, "revoke", other, form), 400, "invalid_grant", "EHM-019");
            assertThat(post(ehm, vendor, "introspect", other, form).body()).isEqualTo("{\"active\":false}");
        }
        assertThat(ping(vendor, access(session))).isEqualTo(200);
        Vendor neighbour = Vendor.inSambi(ehm);
        assertThat(introspect(ehm, neighbour, access(session)).path("active").asBoolean())
                .as("another lab's")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "introspect"})
    void theCallerIsIdentifiedAsAtTheExchange(String what, EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String form = EhmUnderTest.form("token", "x");
        String basic = vendor.credentials().basic();
        refused(post(ehm, vendor, what, null, form), 401, "invalid_client", "EHM-011");
        String unknown = new EhmUnderTest.Credentials("nobody", "x", "").basic();
        refused(post(ehm, vendor, what, unknown, form), 401, "invalid_client", "EHM-012");
        refused(post(ehm, vendor, what, basic, ""), 400, "invalid_request", "EHM-019");
        refused(post(ehm, vendor, what, basic, "token=a&token=b"), 400, "invalid_request", "EHM-017");
        URI address = URI.create(ehm.base(vendor.lab()) + "/oauth2/api/oauth/" + what);
        refused(EhmUnderTest.send(vendor.client(), HttpRequest.newBuilder(address)), 405, "invalid_request", "EHM-010");
        HttpRequest.Builder inTheAddress = HttpRequest.newBuilder(URI.create(address + "?token=x"))
                .header("Authorization", basic)
                .POST(HttpRequest.BodyPublishers.noBody());
        refused(EhmUnderTest.send(vendor.client(), inTheAddress), 400, "invalid_request", "EHM-018");
    }

    @Test
    void aSystemIsToldWhatItsTokensAre(EhmUnderTest ehm) throws Exception {
        Vendor vendor = Vendor.inSambi(ehm);
        JsonNode session = vendor.session();
        JsonNode told = introspect(ehm, vendor, access(session));
        assertThat(told.path("active").asBoolean()).isTrue();
        assertThat(told.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(told.path("client_id").asString())
                .isEqualTo(vendor.credentials().clientId());
        assertThat(told.path("sub").asString()).isEqualTo(TestFederation.PHYSICIAN);
        assertThat(told.path("exp").asLong() - told.path("iat").asLong()).isEqualTo(3600);
        assertThat(told.at("/roles/0").asString()).isEqualTo("forskrivare");
        assertThat(told.path("jti").asString())
                .isEqualTo(SignedJWT.parse(access(session)).getJWTClaimsSet().getJWTID());
        JsonNode other = introspect(ehm, vendor, refresh(session));
        assertThat(other.path("token_type").asString()).isEqualTo("refresh_token");
        assertThat(other.path("sub").asString()).isEqualTo(TestFederation.PHYSICIAN);
        ehm.control("PUT", "/admin/labs/" + vendor.lab() + "/clock", "{\"mode\":\"running\",\"offset\":\"PT61M\"}");
        assertThat(introspect(ehm, vendor, access(session)).toString()).isEqualTo("{\"active\":false}");
        assertThat(introspect(ehm, vendor, refresh(session)).path("active").asBoolean())
                .isTrue();
    }

    @Test
    void testersAreToldOfAnyTokenAndWhyItIsNotGoodAndTakeItBack(EhmUnderTest ehm) throws Exception {
        Vendor vendor = Vendor.inSambi(ehm);
        String token = vendor.accessToken();
        String tokens = "/admin/labs/" + vendor.lab() + "/tokens";
        String body = "{\"token\":\"" + token + "\"}";
        assertThat(ehm.control("POST", tokens + "/introspect", body)
                        .path("active")
                        .asBoolean())
                .isTrue();
        String jti = SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
        ehm.control("POST", tokens + "/revoke", "{\"jti\":\"" + jti + "\"}");
        assertThat(ping(vendor, token)).isEqualTo(401);
        JsonNode told = ehm.control("POST", tokens + "/introspect", body);
        assertThat(told.path("active").asBoolean()).isFalse();
        assertThat(told.path("because").asString()).isEqualTo("it was revoked");
        assertThat(ehm.control("POST", tokens + "/introspect", "{\"token\":\"x\"}")
                        .path("because")
                        .asString())
                .contains(vendor.lab().value());
        assertThat(ehm.control("POST", tokens + "/revoke", "{\"token\":\"x\"}")
                        .path("revoked")
                        .asBoolean())
                .isFalse();
        String second = vendor.accessToken();
        ehm.control("POST", tokens + "/revoke", "{\"token\":\"" + second + "\"}");
        assertThat(ping(vendor, second)).isEqualTo(401);
    }

    @Test
    void theJournalTellsWhichTokenWasRevokedAndNotItself(EhmUnderTest ehm) throws Exception {
        Vendor vendor = Vendor.inSambi(ehm);
        JsonNode session = vendor.session();
        revoke(ehm, vendor, access(session));
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.revocation");
        assertThat(entry.at("/facts/jti").asString())
                .isEqualTo(SignedJWT.parse(access(session)).getJWTClaimsSet().getJWTID());
        assertThat(entry.at("/facts/tokenType").asString()).isEqualTo("access_token");
        assertThat(entry.toString()).doesNotContain(access(session));
        introspect(ehm, vendor, refresh(session));
        JsonNode looked = ehm.lastEntry(vendor.lab(), "ehm.introspection");
        assertThat(looked.at("/facts/active").asBoolean()).isTrue();
        assertThat(looked.toString()).doesNotContain(refresh(session));
    }

    @Test
    void atADosePharmacyAccessIsRenewedForLonger(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String form = renewal(refresh(pharmacist(vendor, "7359999000069")));
        String ordinary = renewal(refresh(pharmacist(vendor, "7359999000014")));
        ehm.control("PUT", "/admin/labs/" + vendor.lab() + "/clock", "{\"mode\":\"running\",\"offset\":\"PT421M\"}");
        assertThat(vendor.token(form).statusCode()).isEqualTo(200);
        refused(vendor.token(ordinary), 400, "invalid_grant", "EHM-014");
        ehm.control("PUT", "/admin/labs/" + vendor.lab() + "/clock", "{\"mode\":\"running\",\"offset\":\"PT24H1M\"}");
        refused(vendor.token(form), 400, "invalid_grant", "EHM-014");
    }

    private static JsonNode pharmacist(Vendor vendor, String gln) {
        Map<Attribute, List<String>> who = new EnumMap<>(Attribute.class);
        who.put(Attribute.EMPLOYEE_HSA_ID, List.of("SE5599990016-FARID"));
        who.put(Attribute.LICENCE, List.of("AP"));
        who.put(Attribute.LICENCE_NUMBER, List.of("900003"));
        who.put(Attribute.PHARMACY_IDENTIFIER, List.of(gln));
        TestFederation federation = vendor.federation();
        return Vendor.json(vendor.exchange(federation.base64(federation.about(Vendor.E_SERVICE, who))));
    }
}
