package se.sakeratkomst.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.vendor.NationalListTest.bundle;
import static se.sakeratkomst.vendor.NationalListTest.prescription;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;
import se.sakeratkomst.vendor.keys.TestKeys;
import tools.jackson.databind.json.JsonMapper;

/** What somebody does about the own medicines, with and without the switches that are about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivatePersonTest {

    private static final String PATRIK = "199001012393";
    private static final String TORE = "199001012385";
    private static final String LIST = "/fhir/MedicationRequest";

    private VendorUnderTest system;
    private TestEhm ehm;

    @BeforeAll
    void start() throws Exception {
        system = new VendorUnderTest("--vendor.test-driver=true", "--vendor.flaw-switch=true");
        ehm = system.ehm;
    }

    @AfterAll
    void stop() {
        system.close();
    }

    private void with(String... flaws) throws Exception {
        ehm.forget();
        assertThat(system.browser()
                        .put("/flaws", JsonMapper.shared().writeValueAsString(flaws))
                        .statusCode())
                .isEqualTo(204);
        ehm.next("GET /fhir/MedicationRequest", bundle(prescription("m1", 1, "1 tablett vid behov")));
    }

    private static String open(Web user, String personnummer, String access) throws Exception {
        HttpResponse<String> answer =
                user.postJson("/test-driver/open-patient", "{\"personnummer\":\"" + personnummer + "\"" + access + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return user.get(JsonMapper.shared().readTree(answer.body()).path("page").asString())
                .body();
    }

    private Element proof() {
        String bearer = ehm.last(LIST).header("Authorization").substring("Bearer ".length());
        return SecureXml.parse(Base64.getUrlDecoder().decode(bearer)).getDocumentElement();
    }

    @Test
    void theOwnListIsReadWithTheWholeResponseAsItWasSigned() throws Exception {
        with();
        assertThat(open(system.privatePerson(), PATRIK, "")).contains("TEST Cetirin 10 mg");
        Element response = proof();
        assertThat(Elements.is(response, Ns.SAMLP, "Response")).isTrue();
        XmlVerifier.verify(response, List.of(TestKeys.OTHER_IDP.certificate()), AlgorithmPolicy.STRICT);
        assertThat(ehm.last(LIST).header("x-purpose")).isEqualTo("PRIVATPERSON");
        assertThat(ehm.last(LIST).header("x-access")).isEqualTo("EGNA_UPPGIFTER");
        assertThat(ehm.calls).noneMatch(call -> call.path().contains("token"));
    }

    @Test
    void nobodyElsesListIsAskedForUnlessTheUserSaysOnWhatGround() throws Exception {
        with();
        Web patrik = system.privatePerson();
        assertThat(open(patrik, TORE, "")).contains("dina egna uppgifter");
        assertThat(ehm.calls).isEmpty();
        open(patrik, TORE, ",\"access\":\"VARDNADSHAVARE\"");
        assertThat(ehm.last(LIST).header("x-access")).isEqualTo("VARDNADSHAVARE");
    }

    @Test
    void whoIsInCareIsNotShown() throws Exception {
        with();
        assertThat(system.privatePerson().get("/patients").body())
                .contains("id=\"my-list\"")
                .doesNotContain("id=\"patients\"")
                .doesNotContain(TORE);
        assertThat(system.physician().get("/patients").body()).contains("id=\"patients\"");
    }

    @Test
    void staffAreProvedAsBefore() throws Exception {
        with();
        open(system.physician(), TORE, "");
        assertThat(ehm.last(LIST).header("Authorization")).doesNotContain("PHNhbW");
        assertThat(ehm.last(LIST).header("x-purpose")).isEqualTo("VARD");
    }

    @Test
    void provesPrivatePersonsByAssertion() throws Exception {
        with("proves-private-persons-by-assertion");
        open(system.privatePerson(), PATRIK, "");
        assertThat(Elements.is(proof(), Ns.SAML, "Assertion")).isTrue();
    }

    @Test
    void asksAboutAnybody() throws Exception {
        with("asks-about-anybody");
        open(system.privatePerson(), TORE, "");
        assertThat(ehm.last(LIST).header("x-access")).isEqualTo("EGNA_UPPGIFTER");
    }
}
