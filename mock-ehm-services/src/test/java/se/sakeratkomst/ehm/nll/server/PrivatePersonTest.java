package se.sakeratkomst.ehm.nll.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.NllClient;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.saml.xml.SecureXml;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class PrivatePersonTest {

    private static final String PATRIK = "199001012393";
    private static final String DAUGHTER = "201906152390";
    private static final String GROWN_SON = "200501012397";
    private static final String GRANDMOTHER = "193908072386";

    private static String patrik(Vendor vendor) {
        return vendor.federation().responseBearer(Vendor.E_SERVICE, PATRIK);
    }

    private static Map<String, String> headers(String bearer, String access, String patient) {
        Map<String, String> headers = Vendor.headers(bearer);
        headers.put("x-purpose", "PRIVATPERSON");
        headers.put("x-access", access);
        if (patient != null) {
            headers.put("x-patientref", patient);
        }
        return headers;
    }

    private static HttpResponse<String> list(Vendor vendor, String access, String patient) {
        return vendor.get("/MedicationRequest?patient=" + patient, headers(patrik(vendor), access, patient));
    }

    private static void refused(HttpResponse<String> answer, int status, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + rule + "\"");
    }

    /** As the prescriber finds out, who may. */
    private static String idOf(Vendor vendor, String personnummer) {
        return vendor.patient(vendor.accessToken(), personnummer);
    }

    /** As the private person finds out. */
    private static String found(Vendor vendor, String personnummer) {
        return Vendor.json(search(vendor, personnummer))
                .at("/entry/0/resource/id")
                .asString();
    }

    private static HttpResponse<String> search(Vendor vendor, String personnummer) {
        return vendor.get(Vendor.byPersonnummer(personnummer), headers(patrik(vendor), "EGNA_UPPGIFTER", null));
    }

    private static HttpResponse<String> ping(Vendor vendor, String bearer) {
        return vendor.get("/$ping", headers(bearer, "EGNA_UPPGIFTER", null));
    }

    @Test
    void theWholeResponseProvesAPrivatePersonWhoReadsTheOwnList(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        HttpResponse<String> ping = ping(vendor, patrik(vendor));
        assertThat(ping.body()).contains("privatperson").doesNotContain("forskrivare");
        String own = found(vendor, PATRIK);
        HttpResponse<String> list = list(vendor, "EGNA_UPPGIFTER", own);
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(Vendor.json(list).path("total").asInt()).isEqualTo(2);
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.nll");
        assertThat(entry.at("/facts/proof").asString()).isEqualTo("response");
        assertThat(entry.at("/facts/role").asString()).isEqualTo("privatperson");
        assertThat(entry.at("/facts/user").asString()).isEqualTo(PATRIK);
        assertThat(entry.at("/facts/assertionId").asString()).isNotBlank();
        for (String path : List.of(
                "/MedicationDispense?patient=" + own,
                "/Basic?code=datalock&patient=" + own,
                "/Basic?code=medlistinfo&patient=" + own,
                "/Provenance?patient=" + own,
                "/Patient/" + own)) {
            assertThat(vendor.get(path, headers(patrik(vendor), "EGNA_UPPGIFTER", own))
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void anAssertionAloneProvesNoPrivatePersonAndAResponseNoStaff(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        TestFederation federation = vendor.federation();
        String assertion = TestFederation.base64url(federation.xml(federation.privatePerson(Vendor.E_SERVICE, PATRIK)));
        refused(ping(vendor, assertion), 401, "EHM-020");
        String staff = TestFederation.base64url(
                SecureXml.text(federation.signed(federation.response(federation.physician(Vendor.E_SERVICE)))));
        refused(ping(vendor, staff), 401, "EHM-020");
    }

    @Test
    void theTokenServiceExchangesNoResponse(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        HttpResponse<String> answer = vendor.exchange(patrik(vendor));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant", "EHM-020");
    }

    @Test
    void anotherPersonsDataIsDeniedInEveryWayWithTheLawAsTheReason(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String tore = idOf(vendor, Vendor.TORE);
        String own = found(vendor, PATRIK);
        HttpResponse<String> search = search(vendor, Vendor.TORE);
        refused(search, 403, "EHM-140");
        assertThat(search.body()).contains("2018:1212", "TEST-VAL-EGNA");
        refused(vendor.get("/Patient/" + tore, headers(patrik(vendor), "EGNA_UPPGIFTER", null)), 403, "EHM-140");
        for (String access : List.of("EGNA_UPPGIFTER", "VARDNADSHAVARE", "OMBUD")) {
            refused(list(vendor, access, tore), 403, "EHM-140");
        }
        for (String path : List.of("/Basic?code=datalock&patient=" + tore, "/Basic?code=medlistinfo&patient=" + tore)) {
            refused(vendor.get(path, headers(patrik(vendor), "EGNA_UPPGIFTER", tore)), 403, "EHM-140");
        }
        assertThat(vendor.get("/MedicationRequest?patient=" + tore, headers(patrik(vendor), "EGNA_UPPGIFTER", own))
                        .statusCode())
                .as("another patient in the search than in x-patientref")
                .isBetween(400, 404);
    }

    @Test
    void aReadThatNamesNobodyIsDeniedAlsoWhereStaffMayMakeIt(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        JsonNode patients = ehm.control("GET", "/admin/labs/" + vendor.lab() + "/nll/patients", "");
        String anonymous = patients.valueStream()
                .filter(patient -> !patient.path("prescriptions").isEmpty())
                .findFirst()
                .orElseThrow()
                .path("prescriptions")
                .path(0)
                .asString();
        refused(
                vendor.get("/MedicationRequest/" + anonymous, headers(patrik(vendor), "EGNA_UPPGIFTER", null)),
                403,
                "EHM-140");
    }

    @Test
    void aGuardianReadsAChildsListAndARepresentativeThatOfWhoGaveThePower(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String daughter = found(vendor, DAUGHTER);
        String grandmother = found(vendor, GRANDMOTHER);
        assertThat(list(vendor, "VARDNADSHAVARE", daughter).statusCode()).isEqualTo(200);
        assertThat(list(vendor, "OMBUD", grandmother).statusCode()).isEqualTo(200);
        refused(list(vendor, "EGNA_UPPGIFTER", daughter), 403, "EHM-059");
        refused(list(vendor, "OMBUD", daughter), 403, "EHM-059");
        refused(list(vendor, "VARDNADSHAVARE", grandmother), 403, "EHM-059");
        refused(list(vendor, "VARDNADSHAVARE", idOf(vendor, GROWN_SON)), 403, "EHM-140");
    }

    @Test
    void whatIsLockedTowardsCareIsSeenByThePatientAndWhatCareKeepsIsNot(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        ehm.control("PUT", "/admin/labs/" + vendor.lab() + "/nll/patients/" + PATRIK + "/list", """
                {"prescriptions": [{"key":"a","nplPackId":"20990101100025"}, {"key":"b","nplPackId":"20990101100032"}],
                 "locks": [{"prescription":"a","legalGround":"INTEGRITETSSPARR","target":"VARD","subject":"ALLT"},
                           {"prescription":"b","legalGround":"SEKRETESSPARR","target":"PATIENT","subject":"ALLT"}]}""");
        String own = found(vendor, PATRIK);
        HttpResponse<String> list = list(vendor, "EGNA_UPPGIFTER", own);
        assertThat(Vendor.json(list).path("total").asInt()).isEqualTo(1);
        assertThat(list.body()).contains("20990101100025").doesNotContain("20990101100032");
    }

    @Test
    void aPrivatePersonChangesNothingAndUsesNobodyElsesPurpose(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String own = found(vendor, PATRIK);
        Map<String, String> care = headers(patrik(vendor), "TILLFALLIGT_SAMTYCKE", own);
        care.put("x-purpose", "VARD");
        refused(vendor.get("/MedicationRequest?patient=" + own, care), 403, "EHM-066");
        NllClient anna = NllClient.physician(ehm, vendor, PATRIK);
        Map<String, String> write = headers(patrik(vendor), "EGNA_UPPGIFTER", own);
        write.put("x-provenance", NllClient.provenance("REGISTRERA"));
        write.put("x-org-info", NllClient.base64("{\"orgenhetsOrt\":\"Strand\"}"));
        write.put("Content-Type", "application/fhir+json");
        refused(anna.call("POST", "/MedicationRequest", anna.prescription(1), write), 403, "EHM-059");
    }

    @Test
    void thePatientAnswersCareThatAsksForConsentAndNobodyElseDoes(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        NllClient anna = NllClient.physician(ehm, vendor, PATRIK);
        JsonNode asked = NllClient.ok(anna.post("/Consent", anna.accessConsent("proposed")));
        String id = "/Consent/" + asked.path("id").asString();
        String yes = asked.toString().replace("\"proposed\"", "\"active\"");
        Map<String, String> answering = headers(patrik(vendor), "EGNA_UPPGIFTER", found(vendor, PATRIK));
        answering.put("x-provenance", NllClient.provenance("GODKANN"));
        answering.put("Content-Type", "application/fhir+json");
        Map<String, String> stranger = new HashMap<>(answering);
        stranger.put("x-request-id", UUID.randomUUID().toString());
        stranger.put("Authorization", "Bearer " + vendor.federation().responseBearer(Vendor.E_SERVICE, "198004262385"));
        refused(anna.call("PUT", id, yes, stranger), 403, "EHM-140");
        assertThat(anna.call("PUT", id, yes, answering).statusCode()).isEqualTo(200);
        Map<String, String> reading = anna.headers();
        reading.put("x-access", "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL");
        assertThat(anna.call("GET", "/MedicationRequest?patient=" + anna.patient(), "", reading)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLongResponseFitsInTheHeader(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        TestFederation federation = vendor.federation();
        String bearer = TestFederation.base64url(SecureXml.text(federation.signed(
                federation.response(federation.privatePerson(Vendor.E_SERVICE, PATRIK)),
                response -> response.insertBefore(
                        response.getOwnerDocument().createComment("x".repeat(20_000)), response.getFirstChild()))));
        assertThat(bearer.length()).isGreaterThan(25_000);
        assertThat(ping(vendor, bearer).statusCode()).isEqualTo(200);
    }
}
