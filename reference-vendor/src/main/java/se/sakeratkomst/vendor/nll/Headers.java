package se.sakeratkomst.vendor.nll;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import tools.jackson.databind.JsonNode;

/**
 * What each call says of itself: which call and system it is, who makes it for whom, what for and why.
 *
 * @see "NLL implementation guide: HTTPHeaderandAuthorization"
 */
final class Headers {

    private static final String USER_AGENT = base64("{\"name\":\"TEST Journalen\",\"version\":\"1\"}");

    private final Flaws flaws;
    private final String always = UUID.randomUUID().toString();

    Headers(Flaws flaws) {
        this.flaws = flaws;
    }

    /** @param event of a write; null for what stores nothing */
    Map<String, String> of(Errand errand, @Nullable Event event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "x-request-id",
                flaws.has(Flaw.REUSES_REQUEST_ID) && event == null
                        ? always
                        : UUID.randomUUID().toString());
        headers.put("x-context-id", errand.contextId());
        headers.put("x-user-agent", USER_AGENT);
        String patient = errand.patientId();
        if (patient != null) {
            if (!flaws.has(Flaw.OMITS_X_PURPOSE)) {
                headers.put("x-purpose", errand.ground().purpose());
            }
            headers.put("x-access", errand.ground().access());
            headers.put("x-patientref", patient);
        }
        if (event != null) {
            if (!flaws.has(Flaw.OMITS_PROVENANCE)) {
                headers.put("x-provenance", base64(provenance(errand, event).toString()));
            }
            if (!errand.who().atPharmacy()) {
                headers.put(
                        "x-org-info",
                        base64(Fhir.object()
                                .put("orgenhetsOrt", errand.who().unit().town())
                                .toString()));
            }
        }
        return headers;
    }

    private JsonNode provenance(Errand errand, Event event) {
        return flaws.has(Flaw.NAMES_NOBODY_IN_PROVENANCE)
                ? ProvenanceDocument.ofTheSystem(event)
                : ProvenanceDocument.of(errand.who(), event);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
