package se.sakeratkomst.vendor.nll;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.vendor.ehm.Calls;
import se.sakeratkomst.vendor.ehm.EhmCredentials;
import se.sakeratkomst.vendor.ehm.EhmRefusal;
import se.sakeratkomst.vendor.ehm.EhmRefusal.Step;
import se.sakeratkomst.vendor.ehm.Issue;
import se.sakeratkomst.vendor.ehm.TokenExchange;
import se.sakeratkomst.vendor.ehm.TokenExchange.AccessToken;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls to the national medication list. A call is made once: only one that was refused because its token has expired is made again, with
 * a new token and a new id, since nothing came of it.
 *
 * @see "NLL implementation guide: HTTPHeaderandAuthorization"
 */
final class Nll {

    private static final int UNAUTHORIZED = 401;
    private static final int MOST_PAGES = 50;

    private final EhmCredentials credentials;
    private final TokenExchange tokens;
    private final Headers headers;
    private final Flaws flaws;
    private final Map<String, AccessToken> earlier = new ConcurrentHashMap<>();
    private final Duration timeout;
    private final Clock clock;
    private final JsonMapper json;

    Nll(
            EhmCredentials credentials,
            TokenExchange tokens,
            Headers headers,
            Flaws flaws,
            Duration timeout,
            Clock clock,
            JsonMapper json) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.headers = headers;
        this.flaws = flaws;
        this.timeout = timeout;
        this.clock = clock;
        this.json = json;
    }

    private record Call(
            Step step,
            String method,
            String path,
            @Nullable JsonNode body,
            @Nullable Event event,
            int basedOn) {}

    /** Reads one resource or bundle. */
    JsonNode get(Errand errand, Step step, String path) {
        return run(errand, new Call(step, "GET", path, null, null, 0));
    }

    /** Reads all pages of a search; returns the resources of that type. */
    List<JsonNode> search(Errand errand, Step step, String type, String query) {
        List<JsonNode> found = new ArrayList<>();
        String path = "/" + type + query;
        for (int page = 0; page < MOST_PAGES && path != null; page++) {
            JsonNode bundle = get(errand, step, path);
            for (JsonNode entry : bundle.path("entry")) {
                JsonNode resource = entry.path("resource");
                if (resource.path("resourceType").asString("").equals(type)) {
                    found.add(resource);
                }
            }
            path = next(bundle, step);
        }
        return found;
    }

    private @Nullable String next(JsonNode bundle, Step step) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asString("").equals("next")) {
                String base = credentials.ready().fhirUrl().toString();
                String url = link.path("url").asString("");
                if (!url.startsWith(base + "/") && !url.startsWith(base + "?")) {
                    throw new EhmRefusal(step, 200, "", "the next page is at another address: " + url, "");
                }
                return url.substring(base.length());
            }
        }
        return null;
    }

    /** Asks something that stores nothing. */
    JsonNode ask(Errand errand, String path, JsonNode body) {
        return run(errand, new Call(Step.VERIFY, "POST", path, body, null, 0));
    }

    /** Stores something new, or runs an operation that does. */
    JsonNode post(Errand errand, String path, JsonNode body, Event event) {
        return run(errand, new Call(Step.WRITE, "POST", path, body, event, 0));
    }

    /** @param basedOn the version that was read and changed */
    JsonNode put(Errand errand, String path, JsonNode body, int basedOn, Event event) {
        return run(errand, new Call(Step.WRITE, "PUT", path, body, event, basedOn));
    }

    private JsonNode run(Errand errand, Call call) {
        try {
            return once(errand, call);
        } catch (EhmRefusal refusal) {
            if (refusal.isUncertain() && flaws.has(Flaw.RETRIES_WRITES_BLINDLY)) {
                return once(errand, call);
            }
            throw refusal;
        }
    }

    private JsonNode once(Errand errand, Call call) {
        EhmCredentials.Ready ready = credentials.ready();
        Calls calls = new Calls(ready.http(), timeout);
        if (errand.user().isPrivatePerson()) {
            Map<String, String> told = headers.of(errand, call.event());
            return read(call, calls.send(call.step(), id(told), request(ready, proof(errand), call, told)), id(told));
        }
        AccessToken known = known(errand);
        boolean kept = known != null && known.holds(clock.instant());
        AccessToken token = kept && known != null ? known : exchanged(errand, ready, calls);
        Map<String, String> said = headers.of(errand, call.event());
        HttpResponse<String> answer = calls.send(call.step(), id(said), request(ready, token.value(), call, said));
        if (answer.statusCode() == UNAUTHORIZED && kept) {
            token = exchanged(errand, ready, calls);
            said = headers.of(errand, call.event());
            answer = calls.send(call.step(), id(said), request(ready, token.value(), call, said));
        }
        return read(call, answer, id(said));
    }

    private @Nullable AccessToken known(Errand errand) {
        AccessToken own = errand.workplace().token();
        return own == null && flaws.has(Flaw.USES_TOKEN_AFTER_LOGOUT)
                ? earlier.get(errand.user().hsaId())
                : own;
    }

    /** What a private person is proved by: the whole Response, as it was signed. */
    private String proof(Errand errand) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        flaws.has(Flaw.PROVES_PRIVATE_PERSONS_BY_ASSERTION)
                                ? errand.user().assertion()
                                : errand.user().response());
    }

    private static String id(Map<String, String> said) {
        return said.getOrDefault("x-request-id", "");
    }

    private AccessToken exchanged(Errand errand, EhmCredentials.Ready ready, Calls calls) {
        AccessToken fresh = tokens.exchange(errand.user(), ready, calls);
        errand.workplace().keep(fresh);
        if (flaws.has(Flaw.USES_TOKEN_AFTER_LOGOUT)) {
            earlier.put(errand.user().hsaId(), fresh);
        }
        return fresh;
    }

    private static HttpRequest.Builder request(
            EhmCredentials.Ready ready, String bearer, Call call, Map<String, String> said) {
        JsonNode body = call.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ready.fhirUrl() + call.path()))
                .method(
                        call.method(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + bearer);
        said.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/fhir+json");
        }
        if (call.event() != null) {
            request.header("Prefer", "return=representation");
        }
        if (call.basedOn() > 0) {
            request.header("If-Match", "W/\"" + call.basedOn() + "\"");
        }
        return request;
    }

    private JsonNode read(Call call, HttpResponse<String> answer, String requestId) {
        int status = answer.statusCode();
        JsonNode body = parsed(answer);
        if (status >= 200 && status < 300) {
            if (!body.path("resourceType").isString()) {
                throw new EhmRefusal(call.step(), status, "", "an answer that is no FHIR resource as JSON", requestId);
            }
            return body;
        }
        List<Issue> issues = Issues.of(body);
        JsonNode first = body.path("issue").path(0);
        throw new EhmRefusal(
                call.step(),
                status,
                first.path("code").asString(""),
                issues.isEmpty()
                        ? ""
                        : issues.get(0).detail().isEmpty()
                                ? issues.get(0).text()
                                : issues.get(0).detail(),
                requestId,
                issues);
    }

    /** The body, or nothing when it is not JSON or does not say that it is. */
    private JsonNode parsed(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.matches("application/(fhir\\+)?json(\\s*;.*)?")) {
            return Fhir.object();
        }
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            return Fhir.object();
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
