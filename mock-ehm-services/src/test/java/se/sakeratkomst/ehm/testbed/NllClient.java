package se.sakeratkomst.ehm.testbed;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.saml.federation.Attribute;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One user of a vendor's system who reads and writes one patient's list: the physician Anna or the pharmacist Farid. */
public final class NllClient {

    private static final String STEM = "http://electronichealth.se/fhir/StructureDefinition/";

    private final EhmUnderTest ehm;
    private final Vendor vendor;
    private final String bearer;
    private final String patient;
    private final boolean pharmacy;

    private NllClient(EhmUnderTest ehm, Vendor vendor, String bearer, String patient, boolean pharmacy) {
        this.ehm = ehm;
        this.vendor = vendor;
        this.bearer = bearer;
        this.patient = patient;
        this.pharmacy = pharmacy;
    }

    public static NllClient physician(EhmUnderTest ehm, Vendor vendor, String personnummer) {
        String bearer = vendor.accessToken();
        return new NllClient(ehm, vendor, bearer, vendor.patient(bearer, personnummer), false);
    }

    public NllClient pharmacist() {
        Map<Attribute, List<String>> farid = new EnumMap<>(Attribute.class);
        farid.put(Attribute.EMPLOYEE_HSA_ID, List.of("SE5599990016-FARID"));
        farid.put(Attribute.LICENCE, List.of("AP"));
        farid.put(Attribute.LICENCE_NUMBER, List.of("900003"));
        farid.put(Attribute.PHARMACY_IDENTIFIER, List.of("7359999000014"));
        TestFederation federation = vendor.federation();
        String token = Vendor.json(vendor.exchange(federation.base64(federation.about(Vendor.E_SERVICE, farid))))
                .path("access_token")
                .asString();
        return new NllClient(ehm, vendor, token, patient, true);
    }

    public String patient() {
        return patient;
    }

    public Vendor vendor() {
        return vendor;
    }

    /** Headers of a right call of any kind. */
    public Map<String, String> headers() {
        Map<String, String> headers = Vendor.headers(bearer);
        headers.put("x-patientref", patient);
        headers.put("x-provenance", provenance("REGISTRERA"));
        if (pharmacy) {
            headers.put("x-purpose", "EXPEDIERING");
            headers.put("x-access", "UTAN_KRAV_SAMTYCKE");
        } else {
            headers.put("x-org-info", base64("{\"orgenhetsOrt\":\"Strand\"}"));
        }
        headers.put("Content-Type", "application/fhir+json");
        return headers;
    }

    public static String provenance(String activity) {
        return base64("""
            {"resourceType":"Provenance","contained":[{"resourceType":"Practitioner","id":"who","name":[{"family":"Test"}]}],
             "activity":{"coding":[{"system":"urn:TEST","code":"%s"}]},
             "agent":[{"type":{"coding":[{"code":"author"}]},"who":{"reference":"#who"}}]}
            """.formatted(activity).replace("\"recorded\":null", ""));
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> call(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(ehm.base(vendor.lab()) + "/fhir-server/fhir" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return EhmUnderTest.send(vendor.client(), request);
    }

    public HttpResponse<String> get(String path) {
        return call("GET", path, "", headers());
    }

    public HttpResponse<String> post(String path, String body) {
        return call("POST", path, body, headers());
    }

    public HttpResponse<String> put(String path, String body) {
        return call("PUT", path, body, headers());
    }

    /** The resource of an answer that must be a success. */
    public static JsonNode ok(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** A right prescription with so many dispenses of one package. */
    public String prescription(int dispenses) {
        return """
            {"resourceType":"MedicationRequest","status":"active","intent":"order",
             "contained":[{"resourceType":"Practitioner","id":"p","name":[{"family":"Testläkare","given":["Anna"]}],
               "telecom":[{"system":"phone","value":"08-4650001"}],
               "extension":[{"url":"%1$sNLLWorkplacecode","valueString":"9000000000011"},
                 {"url":"%1$sNLLWorkplaceName","valueString":"TEST Vårdcentralen Strand"}],
               "qualification":[{"identifier":[{"system":"http://electronichealth.se/identifier/forskrivarkod","value":"9000019"}],
                 "code":{"coding":[{"system":"http://electronichealth.se/fhir/ValueSet/profession-code","code":"LK"}]}}]}],
             "extension":[{"url":"%1$sNLLPatientTreatmentReason","valueString":"Mot allergi"}],
             "medicationCodeableConcept":{"coding":[
               {"system":"http://electronichealth.se/fhir/NamingSystem/nplid","code":"20990101000028"},
               {"system":"http://electronichealth.se/fhir/NamingSystem/nplpackid","code":"20990101100025"}],
               "text":"TEST Cetirin 10 mg, Tablett, 10 mg"},
             "subject":{"reference":"Patient/%2$s"},"requester":{"reference":"#p"},
             "dosageInstruction":[{"text":"1 tablett vid behov"}],"substitution":{"allowedBoolean":true},
             "dispenseRequest":{"extension":[{"url":"%1$sNLLNumberOfDispensesAllowed","valueUnsignedInt":%3$d},
               {"url":"%1$sNLLNumberOfPackagesPrescribed","valueUnsignedInt":1}]}}
            """.formatted(STEM, patient, dispenses);
    }

    /** A right dispense of one package of that version. */
    public String dispense(String reference, int row) {
        return """
            {"resourceType":"MedicationDispense","status":"completed",
             "extension":[{"url":"%1$snllActorDispatchId","valueString":"exp-%4$d"},{"url":"%1$sNLLDispatchRowNo","valueDecimal":%4$d},
               {"url":"%1$snllBenefitChoiceCode","valueCode":"U"},{"url":"%1$snllNumberOfPackagesDispensed","valuePositiveInt":1}],
             "medicationCodeableConcept":{"coding":[
               {"system":"http://electronichealth.se/fhir/NamingSystem/nplid","code":"20990101000028"},
               {"system":"http://electronichealth.se/fhir/NamingSystem/nplpackid","code":"20990101100025"}]},
             "subject":{"reference":"Patient/%2$s"},"authorizingPrescription":[{"reference":"%3$s"}],
             "substitution":{"wasSubstituted":false}}
            """.formatted(STEM, patient, reference, row);
    }

    /** A right dispense of a prescription on paper. */
    public String paperDispense() {
        return """
            {"resourceType":"MedicationDispense","status":"completed","subject":{"reference":"Patient/%2$s"},
             "contained":[{"resourceType":"Practitioner","id":"p","name":[{"family":"Testläkare","given":["Anna"]}],
               "qualification":[{"identifier":[{"system":"http://electronichealth.se/identifier/forskrivarkod","value":"9000019"}],
                 "code":{"coding":[{"system":"http://electronichealth.se/fhir/ValueSet/profession-code","code":"LK"}]}}]}],
             "extension":[{"url":"%1$snllNumberOfPackagesDispensed","valuePositiveInt":1},
               {"url":"%1$sNLLPaperPrescription","extension":[
                 {"url":"kind","valueCode":"PAPER"},{"url":"prescriber","valueReference":{"reference":"#p"}}]}],
             "medicationCodeableConcept":{"coding":[
               {"system":"http://electronichealth.se/fhir/NamingSystem/nplid","code":"20990101000028"},
               {"system":"http://electronichealth.se/fhir/NamingSystem/nplpackid","code":"20990101100025"}]},
             "dosageInstruction":[{"text":"1 tablett vid behov"}],"substitution":{"wasSubstituted":false}}
            """.formatted(STEM, patient);
    }

    /** A right lock of that chain. */
    public String lock(String chain) {
        return """
            {"resourceType":"Basic",
             "code":{"coding":[{"system":"http://ehalsomyndigheten.se/fhir/ValueSet/basic-resource-types","code":"datalock"}]},
             "subject":{"reference":"Patient/%2$s"},
             "extension":[{"url":"%1$sNLLDataLockLegalGround","valueCode":"INTEGRITETSSPARR"},
               {"url":"%1$sNLLDataLockStatus","valueCode":"AKTIV"},{"url":"%1$sNLLDataLockTarget","valueCode":"VARD"},
               {"url":"%1$sNLLLockedSubjectType","valueCode":"ALLT"},{"url":"%1$sNLLPrescriptionChain","valueString":"%3$s"}]}
            """.formatted(STEM, patient, chain);
    }

    /** A request of care for access. */
    public String accessConsent(String status) {
        return consent("ATKOMST", status);
    }

    /** A consent to dose dispensing. */
    public String doseConsent(String status) {
        return consent("DOSDISPENSERING", status);
    }

    private String consent(String category, String status) {
        return """
            {"resourceType":"Consent","status":"%3$s",
             "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"treatment"}]},
             "category":[{"coding":[{"system":"http://ehalsomyndigheten.se/fhir/ValueSet/consent-types","code":"%2$s"}]}],
             "patient":{"reference":"Patient/%1$s"}}
            """.formatted(patient, category, status);
    }

    public static String chain(JsonNode prescription) {
        return prescription
                .path("extension")
                .valueStream()
                .filter(each -> each.path("url").asString().endsWith("NLLPrescriptionChain"))
                .findFirst()
                .orElseThrow()
                .path("valueString")
                .asString();
    }

    public static String reference(JsonNode resource) {
        return resource.path("resourceType").asString() + "/"
                + resource.path("id").asString() + "/_history/"
                + resource.at("/meta/versionId").asString();
    }
}
