package se.sakeratkomst.ehm.eservice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.federation.Federations;

/** Control API: registers e-services and hands out what they need. */
@RestController
@RequestMapping("/admin/labs/{lab}/e-services")
final class EServiceController {

    private static final int LONGEST_ENTITY_ID = 1024;
    private static final int LONGEST_NAME = 200;

    /** What is asked for. */
    record Request(
            @Nullable String entityId,
            @Nullable String name,
            @Nullable String federation) {}

    /** What the e-service is handed: its credentials and the addresses to use them at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String entityId,
            String name,
            Set<String> federations,
            String clientId,
            String clientSecret,
            String sharedSecret,
            URI tokenEndpoint,
            URI revocationEndpoint,
            URI introspectionEndpoint,
            URI fhirBase) {}

    private final EServices services;
    private final Labs labs;
    private final PublicUrls urls;

    EServiceController(EServices services, Labs labs, PublicUrls urls) {
        this.services = services;
        this.labs = labs;
        this.urls = urls;
    }

    @PutMapping
    Answer register(@PathVariable String lab, @RequestBody Request request) {
        LabId id = labs.require(new LabId(lab));
        String entityId = required("entityId", request.entityId(), LONGEST_ENTITY_ID);
        String federation = required("federation", request.federation(), LONGEST_NAME);
        List<String> known =
                Federations.all().stream().map(FederationProfile::id).toList();
        if (!known.contains(federation)) {
            throw new ProblemException(Problem.badRequest(
                    "Register an e-service",
                    "federation '" + federation + "'",
                    "one of " + known,
                    "Name the federation that the e-service's metadata is in."));
        }
        String name = request.name() == null || request.name().isBlank() ? entityId : request.name();
        return answer(
                id,
                services.register(
                        id,
                        new EServices.Entry(
                                entityId, federation, name.substring(0, Math.min(name.length(), LONGEST_NAME)))));
    }

    @GetMapping
    List<Answer> all(@PathVariable String lab) {
        LabId id = labs.require(new LabId(lab));
        return services.all(id).stream().map(service -> answer(id, service)).toList();
    }

    @DeleteMapping
    Answer deregister(@PathVariable String lab, @RequestParam String entityId) {
        LabId id = labs.require(new LabId(lab));
        EService service = services.byEntityId(id, entityId)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Deregister an e-service",
                        "no e-service '" + entityId + "' in lab " + id,
                        "a registered entityId",
                        "GET this address to see those there are.")));
        services.deregister(id, entityId);
        return answer(id, service);
    }

    private static String required(String name, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw new ProblemException(Problem.badRequest(
                    "Register an e-service",
                    value == null || value.isBlank() ? "no " + name : name + " of " + value.length() + " characters",
                    name + ", 1 to " + longest + " characters",
                    "Send {\"entityId\":\"…\",\"name\":\"…\",\"federation\":\"sambi\"}."));
        }
        return value.strip();
    }

    private Answer answer(LabId lab, EService service) {
        Credentials credentials = service.credentials();
        return new Answer(
                service.entityId(),
                service.name(),
                service.federations(),
                credentials.clientId(),
                credentials.clientSecret(),
                credentials.sharedSecret(),
                urls.of(lab, "/oauth2/api/oauth/token"),
                urls.of(lab, "/oauth2/api/oauth/revoke"),
                urls.of(lab, "/oauth2/api/oauth/introspect"),
                urls.of(lab, "/fhir-server/fhir"));
    }
}
