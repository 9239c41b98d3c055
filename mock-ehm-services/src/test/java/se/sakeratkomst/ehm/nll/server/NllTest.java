package se.sakeratkomst.ehm.nll.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.sakeratkomst.ehm.nll.view.NllUris;
import se.sakeratkomst.ehm.testbed.EhmUnderTest;
import se.sakeratkomst.ehm.testbed.RunsEhm;
import se.sakeratkomst.ehm.testbed.TestFederation;
import se.sakeratkomst.ehm.testbed.Vendor;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.saml.response.AssertionRecipe;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunsEhm.class)
class NllTest {

    private static void refused(HttpResponse<String> answer, int status, String rule) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = Vendor.json(answer);
        assertThat(body.path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(body.findValues("code").toString()).contains(rule);
        JsonNode issue = body.path("issue").path(0);
        assertThat(issue.path("diagnostics").asString())
                .contains("Attempted: ", "Observed: ", "Expected: ", "Remedy: ")
                .doesNotContain("Exception", "\tat ");
        assertThat(issue.at("/details/text").asString()).isNotBlank();
    }

    private static Map<String, String> read(Vendor vendor, String bearer, String patient) {
        Map<String, String> headers = Vendor.headers(bearer);
        headers.put("x-patientref", patient);
        return headers;
    }

    private static Map<String, String> readWithout(Vendor vendor, String bearer, String patient, String header) {
        Map<String, String> headers = read(vendor, bearer, patient);
        headers.remove(header);
        return headers;
    }

    private static Map<String, String> readWith(
            Vendor vendor, String bearer, String patient, String header, String value) {
        Map<String, String> headers = read(vendor, bearer, patient);
        headers.put(header, value);
        return headers;
    }

    @Test
    void pingWithoutUserShowsThatTheConnectionWorks(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        HttpResponse<String> answer = vendor.get("/$ping", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Vendor.json(answer).path("resourceType").asString()).isEqualTo("Parameters");
        assertThat(Vendor.json(answer).path("id").asString()).isNotBlank();
        assertThat(answer.body()).doesNotContain("\"role\"");
    }

    @Test
    void pingWithUserTellsTheUsersRolesByGetAndByPost(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        assertThat(vendor.get("/$ping", Map.of("Authorization", "Bearer " + bearer))
                        .body())
                .contains("\"role\"", "forskrivare", "Förskrivare");
        HttpResponse<String> posted = EhmUnderTest.send(
                vendor.client(),
                HttpRequest.newBuilder(URI.create(ehm.base(vendor.lab()) + "/fhir-server/fhir/$ping"))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"Parameters\"}")));
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
        assertThat(posted.body()).contains("forskrivare");
    }

    @Test
    void aPatientIsFoundByPersonnummerAndReadByLogicalId(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        Map<String, String> headers = Vendor.headers(bearer);
        HttpResponse<String> answer = vendor.get(Vendor.byPersonnummer(Vendor.TORE), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Request-ID")).contains(headers.get("x-request-id"));
        Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(bundle.getEntry()).hasSize(1);
        String id = bundle.getEntry().get(0).getResource().getIdElement().getIdPart();
        HttpResponse<String> single = vendor.get("/Patient/" + id, Vendor.headers(bearer));
        assertThat(single.statusCode()).as(single.body()).isEqualTo(200);
        assertThat(single.body())
                .contains("http://electronichealth.se/identifier/personnummer", Vendor.TORE, "Testpatient");
    }

    @Test
    void prescriptionsComeWithTheFactsOfTheProfile(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String patient = vendor.patient(bearer, Vendor.TORE);
        HttpResponse<String> answer =
                vendor.get("/MedicationRequest?patient=" + patient, read(vendor, bearer, patient));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
        assertThat(bundle.getTotal()).isEqualTo(2);
        MedicationRequest newest = (MedicationRequest) bundle.getEntry().get(0).getResource();
        assertThat(newest.getSubject().getReference()).isEqualTo("Patient/" + patient);
        assertThat(newest.getMedicationCodeableConcept().getCoding())
                .extracting(coding -> coding.getSystem())
                .contains("http://electronichealth.se/fhir/NamingSystem/nplid", "http://www.whocc.no/atc");
        assertThat(newest.getExtensionByUrl(NllUris.TREATMENT_REASON).getValue())
                .isInstanceOfSatisfying(
                        StringType.class, text -> assertThat(text.getValue()).isEqualTo("Mot halsfluss"));
        assertThat(newest.getDispenseRequest().getExtensionByUrl(NllUris.DISPENSES_ALLOWED))
                .isNotNull();
        Practitioner prescriber = (Practitioner) newest.getRequester().getResource();
        assertThat(prescriber.getQualificationFirstRep().getIdentifier())
                .extracting(identifier -> identifier.getValue())
                .contains("9000019");
        assertThat(bundle.getLink("self").getUrl()).startsWith(ehm.base(vendor.lab()) + "/fhir-server/fhir/");
        HttpResponse<String> single =
                vendor.get("/MedicationRequest/" + newest.getIdElement().getIdPart(), read(vendor, bearer, patient));
        assertThat(single.statusCode()).as(single.body()).isEqualTo(200);
    }

    @Test
    void nothingFoundIsAnEmptySearchset(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String lina = vendor.patient(bearer, "197809222388");
        HttpResponse<String> answer = vendor.get("/MedicationRequest?patient=" + lina, read(vendor, bearer, lina));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Vendor.json(answer).path("total").asInt()).isZero();
        HttpResponse<String> nobody = vendor.get(Vendor.byPersonnummer("200506182393"), Vendor.headers(bearer));
        assertThat(nobody.statusCode()).as(nobody.body()).isEqualTo(200);
        assertThat(Vendor.json(nobody).path("total").asInt()).isZero();
    }

    @Test
    void labsDoNotSeeEachOthersPatients(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        Vendor other = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String theirs = other.patient(other.accessToken(), Vendor.TORE);
        assertThat(vendor.patient(bearer, Vendor.TORE)).isNotEqualTo(theirs);
        refused(vendor.get("/Patient/" + theirs, Vendor.headers(bearer)), 404, "EHM-057");
        refused(vendor.get("/MedicationRequest?patient=" + theirs, read(vendor, bearer, theirs)), 404, "EHM-055");
    }

    @Test
    void theAssertionItselfIsAProofToo(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        TestFederation federation = vendor.federation();
        AssertionRecipe recipe = federation.physician(Vendor.E_SERVICE);
        HttpResponse<String> answer = vendor.get(
                Vendor.byPersonnummer(Vendor.TORE), Vendor.headers(TestFederation.base64url(federation.xml(recipe))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.nll");
        assertThat(entry.at("/facts/proof").asString()).isEqualTo("assertion");
        assertThat(entry.path("raw").asString()).contains("Authorization: Bearer [assertion " + recipe.id() + "]");
    }

    @Test
    void aBadAssertionIsNoProof(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        TestFederation federation = vendor.federation();
        String unknown = federation.xml(federation.physician("https://nobody.example/sp"));
        refused(vendor.get("/Patient/x", Vendor.headers(TestFederation.base64url(unknown))), 401, "EHM-025");
        String low = federation.xml(federation
                .physician(Vendor.E_SERVICE)
                .authnBy(authn -> authn.withClassRef("http://id.sambi.se/loa/loa2")));
        refused(vendor.get("/Patient/x", Vendor.headers(TestFederation.base64url(low))), 403, "EHM-026");
        refused(vendor.get("/Patient/x", Vendor.headers("nonsense")), 401, "EHM-051");
        refused(vendor.get("/Patient/x", Vendor.headers("a.b.c")), 401, "EHM-051");
    }

    @Test
    void withoutTokenACallIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        Map<String, String> headers = Vendor.headers("x");
        headers.remove("Authorization");
        HttpResponse<String> answer = vendor.get(Vendor.byPersonnummer(Vendor.TORE), headers);
        refused(answer, 401, "EHM-050");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
        headers.put("Authorization", vendor.credentials().basic());
        refused(vendor.get(Vendor.byPersonnummer(Vendor.TORE), headers), 401, "EHM-050");
    }

    @Test
    void anOldTokenIsRefusedByTheLabsClock(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        ehm.control("PUT", "/admin/labs/" + vendor.lab() + "/clock", "{\"mode\":\"running\",\"offset\":\"PT61M\"}");
        refused(vendor.get(Vendor.byPersonnummer(Vendor.TORE), Vendor.headers(bearer)), 401, "EHM-013");
    }

    @Test
    void aTokenIsBoundToItsCertificateAndItsLab(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        var otherCertificate = ehm.client(ehm.neighbours().pki().system(vendor.lab()));
        refused(
                vendor.get(otherCertificate, Vendor.byPersonnummer(Vendor.TORE), Vendor.headers(bearer)),
                401,
                "EHM-016");
        Vendor other = Vendor.inSambi(ehm);
        refused(other.get(Vendor.byPersonnummer(Vendor.TORE), Vendor.headers(bearer)), 401, "EHM-051");
    }

    @Test
    void headersThatAreMissingOrMalformedAreNamed(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String patient = vendor.patient(bearer, Vendor.TORE);
        String search = "/MedicationRequest?patient=" + patient;
        refused(vendor.get(search, readWithout(vendor, bearer, patient, "x-purpose")), 400, "EHM-053");
        refused(vendor.get(search, readWithout(vendor, bearer, patient, "x-access")), 400, "EHM-054");
        refused(vendor.get(search, readWithout(vendor, bearer, patient, "x-patientref")), 400, "EHM-055");
        refused(vendor.get(search, readWithout(vendor, bearer, patient, "x-request-id")), 400, "EHM-052");
        refused(vendor.get(search, readWithout(vendor, bearer, patient, "x-user-agent")), 400, "EHM-056");
        refused(vendor.get(search, readWith(vendor, bearer, patient, "x-purpose", "NYFIKENHET")), 400, "EHM-053");
        refused(vendor.get(search, readWith(vendor, bearer, patient, "x-access", "X")), 400, "EHM-054");
        refused(vendor.get(search, readWith(vendor, bearer, patient, "x-request-id", "1")), 400, "EHM-052");
        refused(vendor.get(search, readWith(vendor, bearer, patient, "x-user-agent", "{}")), 400, "EHM-056");
        refused(vendor.get(search, readWith(vendor, bearer, patient, "x-user-agent", "e30=")), 400, "EHM-056");
        String nobody = UUID.randomUUID().toString();
        refused(vendor.get(search, readWith(vendor, bearer, patient, "x-patientref", nobody)), 404, "EHM-055");
        String elsa = vendor.patient(bearer, "195203142384");
        refused(vendor.get(search, readWith(vendor, bearer, patient, "x-patientref", elsa)), 400, "EHM-055");
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.nll");
        assertThat(entry.at("/facts/headers/x-purpose").asBoolean()).isTrue();
        assertThat(entry.at("/facts/headers/x-provenance").asBoolean()).isFalse();
    }

    @Test
    void allMissingHeadersAreToldAtOnce(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        HttpResponse<String> answer =
                vendor.get("/MedicationRequest?patient=x", Map.of("Authorization", "Bearer " + vendor.accessToken()));
        assertThat(Vendor.json(answer).path("issue")).hasSize(5);
    }

    @Test
    void aPurposeNeedsItsAccessCodesAndItsRoles(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String patient = vendor.patient(bearer, Vendor.TORE);
        Map<String, String> headers = readWith(vendor, bearer, patient, "x-purpose", "EXPEDIERING");
        headers.put("x-access", "NODATKOMST");
        refused(vendor.get("/MedicationRequest?patient=" + patient, headers), 403, "EHM-059");
        headers.put("x-access", "UTAN_KRAV_SAMTYCKE");
        refused(vendor.get("/MedicationRequest?patient=" + patient, headers), 403, "EHM-066");
    }

    @Test
    void aGroundForAccessHoldsForThePatientOrIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String patient = vendor.patient(bearer, Vendor.TORE);
        for (String access : List.of("UTAN_KRAV_SAMTYCKE_BARN", "SAMTYCKE_PRIVAT_TILL_VARDPERSONAL")) {
            refused(
                    vendor.get(
                            "/MedicationRequest?patient=" + patient,
                            readWith(vendor, bearer, patient, "x-access", access)),
                    403,
                    "EHM-059");
        }
    }

    private static String tokenOf(Vendor vendor, Map<Attribute, List<String>> attributes) {
        TestFederation federation = vendor.federation();
        HttpResponse<String> answer =
                vendor.exchange(federation.base64(federation.about(Vendor.E_SERVICE, attributes)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Vendor.json(answer).path("access_token").asString();
    }

    @Test
    void aVeterinarianHasNoAccessToHumansPrescriptions(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        Map<Attribute, List<String>> vera = new EnumMap<>(Attribute.class);
        vera.put(Attribute.EMPLOYEE_HSA_ID, List.of("SE5599990024-VERA"));
        vera.put(Attribute.OCCUPATIONAL_CODE, List.of("VT"));
        refused(vendor.get(Vendor.byPersonnummer(Vendor.TORE), Vendor.headers(tokenOf(vendor, vera))), 403, "EHM-059");
    }

    @Test
    void aPharmacistReadsForDispensing(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        Map<Attribute, List<String>> farid = new EnumMap<>(Attribute.class);
        farid.put(Attribute.EMPLOYEE_HSA_ID, List.of("SE5599990016-FARID"));
        farid.put(Attribute.LICENCE, List.of("AP"));
        farid.put(Attribute.LICENCE_NUMBER, List.of("900003"));
        farid.put(Attribute.PHARMACY_IDENTIFIER, List.of("7359999000014"));
        String bearer = tokenOf(vendor, farid);
        String patient = vendor.patient(vendor.accessToken(), Vendor.TORE);
        String search = "/MedicationRequest?patient=" + patient;
        Map<String, String> headers = readWith(vendor, bearer, patient, "x-purpose", "EXPEDIERING");
        headers.put("x-access", "UTAN_KRAV_SAMTYCKE");
        assertThat(vendor.get(search, headers).statusCode()).isEqualTo(200);
        refused(vendor.get(search, read(vendor, bearer, patient)), 403, "EHM-066");
    }

    @Test
    void aPersonnummerMustBeATestPersonsInTheRightSystem(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        Map<String, String> headers = Vendor.headers(vendor.accessToken());
        refused(vendor.get(Vendor.byPersonnummer("199001012386"), headers), 422, "EHM-058");
        refused(vendor.get(Vendor.byPersonnummer("199001011239"), headers), 422, "EHM-058");
        refused(vendor.get("/Patient?identifier=" + Vendor.TORE, headers), 400, "EHM-058");
        refused(vendor.get("/Patient?identifier=urn:x%7C" + Vendor.TORE, headers), 400, "EHM-058");
    }

    @Test
    void unknownThingsAreNotFoundAndWhatIsNotOfferedIsSaid(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String patient = vendor.patient(bearer, Vendor.TORE);
        Map<String, String> headers = read(vendor, bearer, patient);
        refused(vendor.get("/Patient/" + UUID.randomUUID(), headers), 404, "EHM-057");
        refused(vendor.get("/MedicationRequest/" + UUID.randomUUID(), headers), 404, "EHM-064");
        refused(vendor.get("/MedicationRequest", headers), 400, "EHM-057");
        refused(vendor.get("/Observation/1", headers), 404, "EHM-064");
        refused(vendor.get("/Patient?name=Tore", headers), 400, "EHM-064");
        HttpRequest.Builder delete = HttpRequest.newBuilder(
                        URI.create(ehm.base(vendor.lab()) + "/fhir-server/fhir/MedicationRequest/1"))
                .DELETE();
        headers.forEach(delete::header);
        HttpResponse<String> deleted = EhmUnderTest.send(vendor.client(), delete);
        assertThat(deleted.statusCode()).isBetween(400, 405);
        assertThat(deleted.body()).contains("OperationOutcome", "Remedy: ");
    }

    @Test
    void anotherPatientsPrescriptionIsNotReadUnderThisPatientsReference(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String tore = vendor.patient(bearer, Vendor.TORE);
        String elsa = vendor.patient(bearer, "195203142384");
        JsonNode bundle = Vendor.json(vendor.get("/MedicationRequest?patient=" + elsa, read(vendor, bearer, elsa)));
        String id = bundle.at("/entry/0/resource/id").asString();
        refused(vendor.get("/MedicationRequest/" + id, read(vendor, bearer, tore)), 400, "EHM-055");
    }

    @Test
    void eachCallIsJournalledWithUserCertificateAndIds(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String patient = vendor.patient(bearer, Vendor.TORE);
        Map<String, String> headers = read(vendor, bearer, patient);
        vendor.get("/MedicationRequest?patient=" + patient, headers);
        JsonNode entry = ehm.lastEntry(vendor.lab(), "ehm.nll");
        assertThat(entry.path("outcome").asString()).isEqualTo("accepted");
        assertThat(entry.path("correlation").valueStream().map(JsonNode::asString))
                .contains(headers.get("x-request-id"))
                .hasSize(4);
        assertThat(entry.at("/facts/roles/0").asString()).isEqualTo("forskrivare");
        assertThat(entry.at("/facts/purpose").asString()).isEqualTo("VARD");
        assertThat(entry.at("/facts/found").asInt()).isEqualTo(2);
        assertThat(entry.at("/facts/certificateSubject").asString()).contains("TEST journal system");
        assertThat(entry.path("raw").asString())
                .contains("HTTP 200", "TEST Fenoximetyl", "[access token ")
                .doesNotContain(bearer);
    }

    @Test
    void theCapabilityStatementIsOpenToEverySystem(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        HttpResponse<String> answer = vendor.get("/metadata", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("CapabilityStatement", "TEST");
    }

    @Test
    void aBodyOfMoreThanOneMegabyteIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        HttpResponse<String> answer = EhmUnderTest.send(
                vendor.client(),
                HttpRequest.newBuilder(URI.create(ehm.base(vendor.lab()) + "/fhir-server/fhir/$ping"))
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString("x".repeat(1_000_001))));
        refused(answer, 413, "EHM-064");
    }

    @Test
    void aBodyThatIsNoJsonIsRefused(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        HttpResponse<String> answer = EhmUnderTest.send(
                vendor.client(),
                HttpRequest.newBuilder(URI.create(ehm.base(vendor.lab()) + "/fhir-server/fhir/$ping"))
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"resourceType\":")));
        refused(answer, 400, "EHM-064");
    }

    @Test
    void aSnapshotBringsPatientsAndEServicesBack(EhmUnderTest ehm) {
        Vendor vendor = Vendor.inSambi(ehm);
        String bearer = vendor.accessToken();
        String patient = vendor.patient(bearer, Vendor.TORE);
        JsonNode snapshot = ehm.control("GET", "/admin/labs/" + vendor.lab() + "/snapshot", "");
        ehm.control("POST", "/admin/labs/" + vendor.lab() + "/reset", "");
        ehm.control("PUT", "/admin/labs/" + vendor.lab() + "/snapshot", snapshot.toString());
        assertThat(vendor.patient(vendor.accessToken(), Vendor.TORE)).isEqualTo(patient);
    }
}
