package se.sakeratkomst.ehm.nll.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.ContentCachingResponseWrapper;
import se.sakeratkomst.ehm.nll.call.NllCall;
import se.sakeratkomst.ehm.nll.call.NllRequest;
import se.sakeratkomst.ehm.nll.door.BodyIsShallowJson;
import se.sakeratkomst.ehm.override.Overriding;
import se.sakeratkomst.ehm.override.Playback;
import se.sakeratkomst.ehm.refusal.OutcomeJson;
import se.sakeratkomst.ehm.refusal.Refusal;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.saml.Finding;
import tools.jackson.databind.json.JsonMapper;

/** NLL's door: takes each call to the FHIR server and writes it down before the answer leaves. */
public final class NllEndpoint implements HttpRequestHandler {

    /** Its path in a lab. */
    public static final String PATH = NllRequest.PATH;

    private static final Logger LOG = LoggerFactory.getLogger(NllEndpoint.class);
    private static final int MAX_BYTES = 1_000_000;
    private static final long MOST_PASSED_OVER = 50_000_000;
    private static final List<String> HEADERS = List.of(
            "Authorization",
            "Accept",
            "Content-Type",
            "Prefer",
            "If-Match",
            "x-request-id",
            "x-user-agent",
            "x-purpose",
            "x-access",
            "x-patientref",
            "x-provenance",
            "x-org-info",
            "x-context-id");

    private final NllServer server;
    private final Journal journal;
    private final OutcomeJson outcomes;

    public NllEndpoint(NllServer server, Journal journal, JsonMapper json) {
        this.server = server;
        this.journal = journal;
        this.outcomes = new OutcomeJson(json);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        NllCall call = new NllCall(request);
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        call.requestId().ifPresent(id -> answer.setHeader("X-Request-ID", id));
        Optional<Refusal> unread = unread(call, body);
        if (body.length > MAX_BYTES) {
            // a caller who is still sending would not hear the answer
            request.getInputStream().skip(MOST_PASSED_OVER);
        }
        if (unread.isPresent()) {
            refuse(call, answer, unread.get());
        } else {
            handle(call, new NllRequest(request, body), answer);
        }
        journal.append(call.lab(), note(call, body, answer));
        if (call.overriding().isPresent()) {
            Playback.send(call.overriding().get(), request, response);
        } else {
            answer.copyBodyToResponse();
        }
    }

    private static Optional<Refusal> unread(NllCall call, byte[] body) {
        return body.length > MAX_BYTES
                ? Optional.of(tooLarge())
                : BodyIsShallowJson.objection(call.header("Content-Type"), body);
    }

    private void handle(NllCall call, NllRequest request, ContentCachingResponseWrapper answer) throws IOException {
        try {
            server.get().service(request, answer);
        } catch (ServletException | RuntimeException e) {
            String reference = UUID.randomUUID().toString();
            LOG.error("Unforeseen error in NLL, reference {}", reference, e);
            answer.resetBuffer();
            refuse(call, answer, unforeseen(reference));
        }
    }

    private void refuse(NllCall call, HttpServletResponse answer, Refusal refusal) throws IOException {
        call.refusedFor(refusal);
        answer.setStatus(refusal.status());
        answer.setContentType("application/fhir+json;charset=UTF-8");
        answer.getOutputStream().write(outcomes.write(refusal));
    }

    private static Refusal tooLarge() {
        return Refusal.of(
                413,
                "too-long",
                Finding.error(
                        "EHM-064",
                        "reading the body of the call",
                        "more than " + MAX_BYTES + " bytes",
                        "at most " + MAX_BYTES + " bytes",
                        "Send a smaller body."));
    }

    private static Refusal unforeseen(String reference) {
        return Refusal.of(
                500,
                "exception",
                Finding.error(
                        "EHM-064",
                        "answering the call to NLL",
                        "an error inside the sandbox, reference " + reference,
                        "an answer",
                        "Look for the reference in the service's log and report it: this is a defect of the sandbox."));
    }

    private static Note note(NllCall call, byte[] body, ContentCachingResponseWrapper answer) {
        HttpServletRequest request = call.request();
        CallingSystem system = call.system();
        String line = request.getMethod() + " " + target(request);
        Note note = Note.of("ehm.nll")
                .protocol("FHIR")
                .from(call.user().map(User::eService).orElse(system.subject()))
                .to("ehm")
                .correlation(
                        call.assertionId().orElse(null),
                        call.tokenId().orElse(null),
                        system.sha256(),
                        call.header("x-request-id").orElse(null))
                .fact("call", call.kind())
                .fact("method", request.getMethod())
                .fact(
                        "path",
                        request.getRequestURI()
                                .substring(request.getContextPath().length()))
                .fact("status", status(call, answer))
                .fact("override", call.overriding().map(NllEndpoint::told).orElse(null))
                .fact("headers", presence(call))
                .fact("purpose", call.header("x-purpose").orElse(null))
                .fact("access", call.header("x-access").orElse(null))
                .fact("patientRef", call.header("x-patientref").orElse(null))
                .fact("patient", call.patient().orElse(null))
                .fact("patients", call.patients().isEmpty() ? null : call.patients())
                .fact("requestId", call.header("x-request-id").orElse(null))
                .fact("requestIdRepeated", call.isRepeated() ? true : null)
                .fact("proof", call.proofForm().orElse(null))
                .fact("assertionId", call.assertionId().orElse(null))
                .fact("jti", call.tokenId().orElse(null))
                .fact("certificateSubject", system.subject())
                .fact("certificateSha256", system.sha256())
                .fact("found", call.found() < 0 ? null : call.found())
                .fact("articles", call.articles().isEmpty() ? null : call.articles())
                .fact("interaction", call.interaction().orElse(null))
                .fact("verify", call.isRehearsal())
                .fact("stored", call.written().isEmpty() ? null : call.written())
                .fact("dispensesLeft", call.left() < 0 ? null : call.left())
                .fact("findings", call.complaints().isEmpty() ? null : findings(call))
                .fact("ifMatch", call.header("If-Match").orElse(null))
                .fact("basedOn", call.basis().isEmpty() ? null : call.basis())
                .fact("tokenId", call.proofHash().orElse(null))
                .fact("contextId", call.header("x-context-id").orElse(null));
        call.user()
                .ifPresent(user -> note.fact("subject", user.subject())
                        .fact("user", user.subject())
                        .fact("role", user.roles().stream().findFirst().orElse(null))
                        .fact("eService", user.eService())
                        .fact("federation", user.federation())
                        .fact("loa", user.loa())
                        .fact("roles", user.roles())
                        .fact("careProvider", user.careProvider())
                        .fact("pharmacy", user.pharmacy()));
        call.refusal()
                .ifPresentOrElse(
                        refusal -> refused(note, line, refusal),
                        () -> note.accepted()
                                .summary("Answered " + line + " with " + status(call, answer)
                                        + call.overriding()
                                                .map(by -> ", by the mapping " + by.name())
                                                .orElse("")));
        return note.raw(raw(call, line, body, answer));
    }

    private static int status(NllCall call, ContentCachingResponseWrapper answer) {
        return call.overriding().map(Overriding::status).orElseGet(answer::getStatus);
    }

    /** Which mapping answered, and whose it is. */
    private static Map<String, String> told(Overriding overriding) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("mapping", overriding.mapping());
        told.put("name", overriding.name());
        told.put("origin", overriding.origin());
        if (overriding.fault() != null) {
            told.put("connection", overriding.fault().name());
        }
        return told;
    }

    /** Codes that are E-hälsomyndigheten's own, with R for what refuses and W for what warns. */
    private static List<String> findings(NllCall call) {
        return call.complaints().stream()
                .filter(each -> !each.system().equals(OutcomeJson.REQUIREMENTS))
                .map(each -> (each.finding().refuses() ? "R " : "W ")
                        + each.finding().rule())
                .toList();
    }

    private static void refused(Note note, String line, Refusal refusal) {
        Finding first = refusal.first();
        note.refused()
                .summary("Refused " + line + " with " + refusal.status() + ": " + first.observed())
                .fact("rule", first.rule())
                .fact("rules", refusal.rules())
                .fact("attempted", first.attempted())
                .fact("observed", first.observed())
                .fact("expected", first.expected())
                .fact("remedy", first.remedy());
    }

    private static Map<String, Boolean> presence(NllCall call) {
        Map<String, Boolean> presence = new LinkedHashMap<>();
        HEADERS.forEach(name -> presence.put(
                name.toLowerCase(java.util.Locale.ROOT), call.header(name).isPresent()));
        return presence;
    }

    private static String target(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    private static String raw(NllCall call, String line, byte[] body, ContentCachingResponseWrapper answer) {
        StringBuilder text = new StringBuilder(line).append('\n');
        for (String name : HEADERS) {
            call.header(name)
                    .ifPresent(value -> text.append(name)
                            .append(": ")
                            .append(name.equals("Authorization") ? shown(call, value) : value)
                            .append('\n'));
        }
        text.append('\n').append(new String(body, StandardCharsets.UTF_8));
        text.append("\n\nHTTP ").append(status(call, answer)).append('\n');
        byte[] sent = call.overriding().map(Overriding::body).orElseGet(answer::getContentAsByteArray);
        return text.append('\n')
                .append(new String(sent, StandardCharsets.UTF_8))
                .toString();
    }

    /** The Authorization header without what could be used again. */
    private static String shown(NllCall call, String authorization) {
        String scheme = authorization.split(" ", 2)[0];
        String what = call.tokenId()
                .map(id -> "access token " + id)
                .or(() -> call.assertionId().map(id -> "assertion " + id))
                .orElse("unreadable");
        return (scheme.length() > 10 ? "" : scheme + " ") + "[" + what + "]";
    }
}
