package se.sakeratkomst.ehm.soap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.w3c.dom.Element;
import se.sakeratkomst.ehm.override.Incoming;
import se.sakeratkomst.ehm.override.Overrides;
import se.sakeratkomst.ehm.override.Overriding;
import se.sakeratkomst.ehm.override.Playback;
import se.sakeratkomst.ehm.soap.SoapRefusal.Why;
import se.sakeratkomst.ehm.soap.contract.Operation;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.Elements;

/**
 * The door of the version 17 services: tells their contracts, takes each call, and writes it down before the answer leaves.
 *
 * @see "ehm.md 3.1: path; ehm-v17-messages.md 1"
 */
public final class SoapEndpoint implements HttpRequestHandler {

    /** Its path in a lab. */
    public static final String PATH = "/apisp";

    private static final Logger LOG = LoggerFactory.getLogger(SoapEndpoint.class);
    private static final int MAX_BYTES = 1_000_000;
    private static final long MOST_PASSED_OVER = 50_000_000;
    private static final String XML = "text/xml;charset=UTF-8";

    private final SoapServices services;
    private final SoapProof proofs;
    private final SoapSettings settings;
    private final Overrides overrides;
    private final PublicUrls urls;
    private final Journal journal;

    SoapEndpoint(
            SoapServices services,
            SoapProof proofs,
            SoapSettings settings,
            Overrides overrides,
            PublicUrls urls,
            Journal journal) {
        this.services = services;
        this.proofs = proofs;
        this.settings = settings;
        this.overrides = overrides;
        this.urls = urls;
        this.journal = journal;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI()
                .substring(request.getContextPath().length() + PATH.length())
                .replaceFirst("^/", "");
        Optional<Operation> operation = services.contracts().at(path);
        if (request.getMethod().equals("POST")) {
            call(request, response, operation);
        } else if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, POST");
            send(
                    response,
                    405,
                    "text/plain;charset=UTF-8",
                    "TEST. GET …?wsdl tells the contract, POST calls the service.\n");
        } else if (path.isEmpty()) {
            send(response, 200, "text/plain;charset=UTF-8", list(CurrentLab.of(request)));
        } else {
            Optional<String> description = operation.flatMap(each -> description(request, each));
            send(
                    response,
                    description.isPresent() ? 200 : 404,
                    description.isPresent() ? XML : "text/plain;charset=UTF-8",
                    description.orElse("TEST. There is no such description; GET " + PATH + " lists the services.\n"));
        }
    }

    private Optional<String> description(HttpServletRequest request, Operation operation) {
        String location = location(CurrentLab.of(request), operation);
        String query = String.valueOf(request.getQueryString());
        if (query.equalsIgnoreCase("wsdl")) {
            return Optional.of(services.descriptions().wsdl(operation, location));
        }
        return query.startsWith("xsd=")
                ? services.descriptions().schema(operation, query.substring("xsd=".length()), location)
                : Optional.empty();
    }

    private String location(LabId lab, Operation operation) {
        return urls.of(lab, PATH + "/" + operation.path()).toString();
    }

    private String list(LabId lab) {
        StringBuilder text =
                new StringBuilder("TEST. The services of version 17: domain, operation, version, offered, address\n");
        for (Operation each : services.contracts().operations()) {
            text.append(each.domain())
                    .append(' ')
                    .append(each.name())
                    .append(' ')
                    .append(each.version())
                    .append(' ')
                    .append(services.offers().rolesOf(each.name()).isPresent() ? "offered" : "not-offered")
                    .append(' ')
                    .append(location(lab, each))
                    .append('\n');
        }
        return text.toString();
    }

    private static void send(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void call(HttpServletRequest request, HttpServletResponse response, Optional<Operation> operation)
            throws IOException {
        SoapCall call = new SoapCall(request);
        operation.ifPresent(call::is);
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            // a caller who is still sending would not hear the answer
            request.getInputStream().skip(MOST_PASSED_OVER);
        }
        byte[] answer;
        int status = 200;
        SoapFault fault = null;
        try {
            answer = answered(call, request, body);
        } catch (SoapRefusal refusal) {
            call.refusedFor(refusal);
            fault = SoapFault.of(refusal, call.operation().orElse(null), settings.codes());
            answer = fault.body();
            status = fault.status();
        }
        Optional<Overriding> overriding = call.overriding();
        journal.append(
                call.lab(),
                note(
                        call,
                        body,
                        overriding.map(Overriding::body).orElse(answer),
                        overriding.map(Overriding::status).orElse(status),
                        Optional.ofNullable(fault)));
        if (overriding.isPresent()) {
            Playback.send(overriding.get(), request, response);
        } else {
            response.setStatus(status);
            response.setContentType(XML);
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }

    private byte[] answered(SoapCall call, HttpServletRequest request, byte[] body) {
        try {
            requireReadable(call, body);
            Operation operation = call.operation()
                    .orElseThrow(() -> SoapRefusal.of(
                            Why.NO_SUCH_SERVICE,
                            "V17-SERVICE",
                            "finding the service",
                            "no service at this address",
                            PATH + "/<Tjanst>Responder/V<major version>",
                            "GET " + PATH + " lists the services and their versions."));
            Envelope envelope = Envelope.read(body, operation, settings.systeminformation());
            requireAction(call, operation);
            proofs.read(call, envelope);
            List<String> roles = services.offers().rolesOf(operation.name()).orElse(List.of());
            requireRole(call, operation, roles);
            requireSystem(call, envelope);
            envelope.header("ArgosHeader").map(Fields::new).ifPresent(call::carries);
            services.requireValid(operation, envelope.payload());
            if (overrides.any(call.lab())) {
                overrides.answer(call.lab(), Incoming.of(request, body)).ifPresent(call::overriddenBy);
                if (call.overriding().isPresent()) {
                    return new byte[0];
                }
            }
            return services.answer(call, operation, envelope.payload());
        } catch (SoapRefusal refusal) {
            throw refusal;
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString();
            LOG.error("Unforeseen error in a version 17 service, reference {}", reference, e);
            throw SoapRefusal.of(
                    Why.SYSTEM,
                    "V17-SYSTEM",
                    "answering the call",
                    "an error inside the sandbox, reference " + reference,
                    "an answer",
                    "Look for the reference in the service's log and report it: this is a defect of the sandbox.");
        }
    }

    private static void requireReadable(SoapCall call, byte[] body) {
        if (body.length > MAX_BYTES) {
            throw SoapRefusal.of(
                    Why.TOO_LARGE,
                    "V17-ENVELOPE",
                    "reading the envelope",
                    "more than " + MAX_BYTES + " bytes",
                    "at most " + MAX_BYTES + " bytes",
                    "Send a smaller message.");
        }
        String stated = call.header("Content-Type").orElse("none");
        try {
            MediaType type = MediaType.parseMediaType(stated);
            if (type.isCompatibleWith(MediaType.TEXT_XML)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))) {
                return;
            }
        } catch (InvalidMediaTypeException | java.nio.charset.IllegalCharsetNameException e) {
            LOG.debug("Content-Type that cannot be read", e);
        }
        throw SoapRefusal.of(
                Why.CONTENT_TYPE,
                "V17-ENVELOPE",
                "reading the envelope",
                "Content-Type " + stated,
                "text/xml in UTF-8",
                "Send SOAP 1.1 as text/xml; charset=utf-8.");
    }

    private static void requireAction(SoapCall call, Operation operation) {
        String action = call.header("SOAPAction").orElse("").replace("\"", "").strip();
        String own = operation.namespace() + ":" + operation.name();
        if (!action.isEmpty() && !action.equals(operation.action()) && !action.equals(own)) {
            throw SoapRefusal.of(
                    Why.INVALID,
                    "V17-NAMESPACE",
                    "finding the operation",
                    "SOAPAction " + action,
                    operation.action(),
                    "Send the soapAction of the WSDL.");
        }
    }

    private static void requireRole(SoapCall call, Operation operation, List<String> roles) {
        if (roles.isEmpty()) {
            throw SoapRefusal.of(
                    Why.NOT_OFFERED,
                    "V17-OFFER",
                    "answering " + operation.title(),
                    "an operation that the sandbox does not offer",
                    "one of those that GET " + PATH + " lists as offered",
                    "The contract is there so that clients can be built; use an operation that is offered.");
        }
        if (Collections.disjoint(roles, call.user().roles())) {
            throw SoapRefusal.of(
                    Why.FORBIDDEN,
                    "EHM-059",
                    "calling " + operation.title(),
                    "a user with the roles " + call.user().roles(),
                    "one of the roles " + roles,
                    "Log in as somebody who may use this service, or look at the attributes of the assertion.");
        }
    }

    private void requireSystem(SoapCall call, Envelope envelope) {
        Optional<Element> header = envelope.header(settings.systeminformation());
        header.flatMap(element -> Elements.children(element).stream()
                        .filter(child -> "systemnamn".equalsIgnoreCase(child.getLocalName()))
                        .findFirst())
                .map(Elements::text)
                .ifPresent(call::fromSystem);
        if (header.isEmpty() && settings.systeminformationRequired()) {
            throw SoapRefusal.of(
                    Why.INVALID,
                    "V17-SYSTEM-HEADER",
                    "finding out which system calls",
                    "no header " + settings.systeminformation(),
                    "a header " + settings.systeminformation(),
                    "Send the header; sandbox.ehm.version17.systeminformation-required says that it is demanded.");
        }
    }

    private static Note note(SoapCall call, byte[] body, byte[] answer, int status, Optional<SoapFault> fault) {
        HttpServletRequest request = call.request();
        CallingSystem system = call.system();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String what = call.operation().map(Operation::title).orElse(path);
        Note note = Note.of("ehm.version17")
                .protocol("SOAP")
                .from(call.proven().map(User::eService).orElse(system.subject()))
                .to("ehm")
                .correlation(call.assertionId().orElse(null), call.tokenId().orElse(null), system.sha256(), null)
                .fact("path", path)
                .fact("operation", call.operation().map(Operation::name).orElse(null))
                .fact("version", call.operation().map(Operation::version).orElse(null))
                .fact("domain", call.operation().map(Operation::domain).orElse(null))
                .fact("soapAction", request.getHeader("SOAPAction"))
                .fact("status", status)
                .fact("result", result(call, fault))
                .fact("code", fault.map(SoapFault::code).orElse(null))
                .fact("affStatus", call.affStatus().orElse(null))
                .fact("findings", call.findings().isEmpty() ? null : call.findings())
                .fact("stored", call.stored().isEmpty() ? null : call.stored())
                .fact("patient", call.patient().orElse(null))
                .fact("purpose", call.purpose().orElse(null))
                .fact("access", call.access().orElse(null))
                .fact("system", call.systemName().orElse(null))
                .fact("override", call.overriding().map(SoapEndpoint::told).orElse(null))
                .fact("proof", call.proofForm().orElse(null))
                .fact("assertionId", call.assertionId().orElse(null))
                .fact("jti", call.tokenId().orElse(null))
                .fact("tokenId", call.proofHash().orElse(null))
                .fact("certificateSubject", system.subject())
                .fact("certificateSha256", system.sha256());
        call.proven()
                .ifPresent(user -> note.fact("user", user.subject())
                        .fact("role", user.roles().stream().findFirst().orElse(null))
                        .fact("roles", user.roles())
                        .fact("careProvider", user.careProvider())
                        .fact("pharmacy", user.pharmacy())
                        .fact("eService", user.eService())
                        .fact("federation", user.federation())
                        .fact("loa", user.loa()));
        Optional<SoapRefusal> refusal = call.refusal();
        if (refusal.isPresent()) {
            Finding first = refusal.get().first();
            note.refused()
                    .summary("Refused " + what + " with " + result(call, fault) + ": " + first.observed())
                    .fact("rule", first.rule())
                    .fact(
                            "rules",
                            refusal.get().findings().stream().map(Finding::rule).toList())
                    .fact("attempted", first.attempted())
                    .fact("observed", first.observed())
                    .fact("expected", first.expected())
                    .fact("remedy", first.remedy());
        } else {
            note.accepted().summary("Answered " + what + " with " + result(call, fault));
        }
        return note.raw("POST " + path + "\n\n" + SoapText.shown(body) + "\n\nHTTP " + status + "\n\n"
                + new String(answer, StandardCharsets.UTF_8));
    }

    private static String result(SoapCall call, Optional<SoapFault> fault) {
        return call.overriding()
                .map(by -> "override")
                .orElseGet(() -> fault.map(each -> {
                            String exception = each.exception();
                            return exception == null ? "Fault" : exception;
                        })
                        .orElse("OK"));
    }

    /** Which mapping answered, and whose it is. */
    private static Map<String, String> told(Overriding overriding) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("mapping", overriding.mapping());
        told.put("name", overriding.name());
        told.put("origin", overriding.origin());
        if (overriding.fault() != null) {
            told.put("connection", overriding.fault().name().toUpperCase(Locale.ROOT));
        }
        return told;
    }
}
