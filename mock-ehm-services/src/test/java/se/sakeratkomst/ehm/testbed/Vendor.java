package se.sakeratkomst.ehm.testbed;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import se.sakeratkomst.ehm.testbed.EhmUnderTest.Credentials;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.testbed.TestPki.Holder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vendor's system in a lab of its own: certificate, registered e-service, and the calls it makes. */
public final class Vendor {

    public static final String E_SERVICE = "https://journal.example/sp";
    public static final String SAML_BEARER = "urn:ietf:params:oauth:grant-type:saml2-bearer";
    public static final String TORE = "199001012385";
    private static final String SYSTEM = "http://electronichealth.se/identifier/personnummer";

    private final EhmUnderTest ehm;
    private final LabId lab;
    private final Holder certificate;
    private final HttpClient client;
    private final TestFederation federation;
    private final Credentials credentials;

    private Vendor(EhmUnderTest ehm, LabId lab, TestFederation federation) {
        this.ehm = ehm;
        this.lab = lab;
        this.federation = federation;
        this.certificate = ehm.neighbours().pki().system(lab);
        this.client = ehm.client(certificate);
        this.credentials = ehm.register(lab, E_SERVICE, federation.profile().id());
    }

    public static Vendor inSambi(EhmUnderTest ehm) {
        return new Vendor(ehm, ehm.newLab(), ehm.neighbours().sambi());
    }

    public static Vendor inSwedenConnect(EhmUnderTest ehm) {
        return new Vendor(ehm, ehm.newLab(), ehm.neighbours().swedenConnect());
    }

    public LabId lab() {
        return lab;
    }

    public HttpClient client() {
        return client;
    }

    public Holder certificate() {
        return certificate;
    }

    public Credentials credentials() {
        return credentials;
    }

    public TestFederation federation() {
        return federation;
    }

    public HttpResponse<String> token(String form) {
        return token(client, credentials.basic(), form);
    }

    public HttpResponse<String> token(HttpClient with, String authorization, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ehm.base(lab) + "/oauth2/api/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return EhmUnderTest.send(with, request);
    }

    public HttpResponse<String> exchange(String assertionBase64) {
        return token(EhmUnderTest.form("grant_type", SAML_BEARER, "assertion", assertionBase64));
    }

    public JsonNode session() {
        HttpResponse<String> answer = exchange(federation.base64(federation.physician(E_SERVICE)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return json(answer);
    }

    public String accessToken() {
        return session().path("access_token").asString();
    }

    /** Headers of a right read, without x-patientref. */
    public static Map<String, String> headers(String bearer) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + bearer);
        headers.put("x-request-id", UUID.randomUUID().toString());
        headers.put(
                "x-user-agent",
                Base64.getEncoder()
                        .encodeToString(
                                "{\"name\":\"TEST journal\",\"version\":\"1\"}".getBytes(StandardCharsets.UTF_8)));
        headers.put("x-purpose", "VARD");
        headers.put("x-access", "TILLFALLIGT_SAMTYCKE");
        return headers;
    }

    public HttpResponse<String> get(String path, Map<String, String> headers) {
        return get(client, path, headers);
    }

    public HttpResponse<String> get(HttpClient with, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ehm.base(lab) + "/fhir-server/fhir" + path));
        headers.forEach(request::header);
        return EhmUnderTest.send(with, request);
    }

    public static String byPersonnummer(String personnummer) {
        return "/Patient?identifier=" + URLEncoder.encode(SYSTEM + "|" + personnummer, StandardCharsets.UTF_8);
    }

    /** Logical id of the patient. */
    public String patient(String bearer, String personnummer) {
        JsonNode bundle = json(get(byPersonnummer(personnummer), headers(bearer)));
        return bundle.path("entry").path(0).path("resource").path("id").asString();
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
