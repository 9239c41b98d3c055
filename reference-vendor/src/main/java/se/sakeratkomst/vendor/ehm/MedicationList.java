package se.sakeratkomst.vendor.ehm;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.saml.federation.Attribute;
import se.sakeratkomst.vendor.VendorSettings;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.login.User;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a patient's prescriptions from the national medication list (NLL): first the patient, for the logical id, then the
 * prescriptions, saying what for and on what ground.
 *
 * @see "NLL implementation guide: HTTPHeaderandAuthorization; tillämpningsanvisning 05"
 */
public final class MedicationList {

    private static final String PERSONNUMMER = "http://electronichealth.se/identifier/personnummer|";

    private final EhmCredentials credentials;
    private final TokenExchange tokens;
    private final VendorSettings settings;
    private final Flaws flaws;
    private final Clock clock;
    private final JsonMapper json;

    public MedicationList(
            EhmCredentials credentials,
            TokenExchange tokens,
            VendorSettings settings,
            Flaws flaws,
            Clock clock,
            JsonMapper json) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.settings = settings;
        this.flaws = flaws;
        this.clock = clock;
        this.json = json;
    }

    /**
     * The prescriptions and the token they were read with, to be used again.
     *
     * @param purpose what was said they are needed for
     * @param access what was said to be the ground
     */
    public record Reading(
            List<Prescription> prescriptions, TokenExchange.AccessToken token, String purpose, String access) {}

    /**
     * Reads.
     *
     * @param known an access token from before, or null
     * @throws EhmRefusal when something on the way is refused
     */
    public Reading read(User user, String personnummer, TokenExchange.@Nullable AccessToken known) {
        EhmCredentials.Ready ready = credentials.ready();
        Calls calls = new Calls(ready.http(), settings.ehm().timeout());
        TokenExchange.AccessToken token =
                known != null && known.holds(clock.instant()) ? known : tokens.exchange(user, ready, calls);
        boolean pharmacy = isAtPharmacy(user);
        String purpose =
                pharmacy ? settings.ehm().pharmacyPurpose() : settings.ehm().purpose();
        String access =
                pharmacy ? settings.ehm().pharmacyAccess() : settings.ehm().access();
        JsonNode patients = call(
                calls,
                EhmRefusal.Step.PATIENT,
                request(ready, token, "/Patient?identifier=" + encoded(PERSONNUMMER + personnummer), null, null, null));
        String patient =
                patients.path("entry").path(0).path("resource").path("id").asString("");
        if (patient.isEmpty()) {
            throw new EhmRefusal(EhmRefusal.Step.PATIENT, 200, "not-found", "", "");
        }
        JsonNode found = call(
                calls,
                EhmRefusal.Step.PRESCRIPTIONS,
                request(
                        ready,
                        token,
                        "/MedicationRequest?patient=" + encoded(patient),
                        flaws.has(Flaw.OMITS_X_PURPOSE) ? null : purpose,
                        access,
                        patient));
        List<Prescription> prescriptions = new ArrayList<>();
        for (JsonNode entry : found.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asString("").equals("MedicationRequest")) {
                prescriptions.add(prescription(resource));
            }
        }
        return new Reading(prescriptions, token, purpose, access);
    }

    private boolean isAtPharmacy(User user) {
        return user.value(Attribute.PHARMACY_IDENTIFIER).isPresent()
                || settings.staff().stream()
                        .filter(employee -> employee.hsaId().equals(user.hsaId()))
                        .anyMatch(employee -> employee.attributes().containsKey(Attribute.PHARMACY_IDENTIFIER));
    }

    private record Call(String requestId, HttpRequest.Builder request) {}

    private Call request(
            EhmCredentials.Ready ready,
            TokenExchange.AccessToken token,
            String path,
            @Nullable String purpose,
            @Nullable String access,
            @Nullable String patient) {
        String requestId = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ready.fhirUrl() + path))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + token.value())
                .header("x-request-id", requestId)
                .header("x-user-agent", userAgent());
        if (purpose != null) {
            request.header("x-purpose", purpose);
        }
        if (access != null) {
            request.header("x-access", access);
        }
        if (patient != null) {
            request.header("x-patientref", patient);
        }
        return new Call(requestId, request);
    }

    private String userAgent() {
        byte[] text = json.writeValueAsBytes(Map.of("name", "TEST Journalen", "version", "1"));
        return Base64.getEncoder().encodeToString(text);
    }

    private JsonNode call(Calls calls, EhmRefusal.Step step, Call call) {
        HttpResponse<String> answer = calls.send(step, call.request());
        JsonNode body;
        try {
            body = json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new EhmRefusal(step, answer.statusCode(), "", "an answer that is no JSON", call.requestId());
        }
        if (answer.statusCode() != 200) {
            JsonNode issue = body.path("issue").path(0);
            throw new EhmRefusal(
                    step,
                    answer.statusCode(),
                    issue.path("code").asString(""),
                    firstText(
                            issue.path("diagnostics"),
                            issue.path("details").path("text"),
                            issue.path("details").path("coding").path(0).path("display")),
                    call.requestId());
        }
        return body;
    }

    private static Prescription prescription(JsonNode resource) {
        JsonNode prescriber = resource.path("contained").path(0).path("name").path(0);
        return new Prescription(
                resource.path("id").asString(""),
                resource.path("medicationCodeableConcept").path("text").asString(""),
                resource.path("dosageInstruction").path(0).path("text").asString(""),
                extension(resource, "NLLPatientTreatmentReason"),
                resource.path("status").asString(""),
                resource.path("dispenseRequest")
                        .path("validityPeriod")
                        .path("end")
                        .asString(""),
                (prescriber.path("given").path(0).asString("") + " "
                                + prescriber.path("family").asString(""))
                        .strip());
    }

    private static String extension(JsonNode resource, String name) {
        for (JsonNode extension : resource.path("extension")) {
            if (extension
                    .path("url")
                    .asString("")
                    .toLowerCase(Locale.ROOT)
                    .endsWith("/" + name.toLowerCase(Locale.ROOT))) {
                return extension.path("valueString").asString("");
            }
        }
        return "";
    }

    private static String firstText(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            if (node.isString()) {
                return node.asString();
            }
        }
        return "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
