package se.sakeratkomst.ehm.pirr;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestHandler;
import se.sakeratkomst.ehm.override.Incoming;
import se.sakeratkomst.ehm.override.Overrides;
import se.sakeratkomst.ehm.override.Overriding;
import se.sakeratkomst.ehm.override.Playback;
import se.sakeratkomst.ehm.pirr.PirrFault.Who;
import se.sakeratkomst.ehm.user.User;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.saml.Finding;

/** PIRR's address: tells its contract, and takes calls by SOAP 1.1. */
public final class PirrEndpoint implements HttpRequestHandler {

    /** Its path in a lab. */
    public static final String PATH = "/pi-wsgeneric-1.3/wsgeneric";

    private static final Logger LOG = LoggerFactory.getLogger(PirrEndpoint.class);
    private static final String XML = "text/xml;charset=UTF-8";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final long MOST_PASSED_OVER = 50_000_000;
    private static final int OVERHEAD = 8;

    private final Pirr pirr;
    private final PirrProof proofs;
    private final Overrides overrides;
    private final PublicUrls urls;
    private final Journal journal;
    private final int most;

    PirrEndpoint(
            Pirr pirr, PirrProof proofs, Overrides overrides, PublicUrls urls, Journal journal, int largestMessage) {
        this.pirr = pirr;
        this.proofs = proofs;
        this.overrides = overrides;
        this.urls = urls;
        this.journal = journal;
        this.most = largestMessage * OVERHEAD;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LabId lab = CurrentLab.of(request);
        if (request.getMethod().equals("POST")) {
            call(lab, request, response);
        } else if (request.getMethod().equals("GET") && "wsdl".equalsIgnoreCase(request.getQueryString())) {
            send(response, 200, XML, description(lab).getBytes(StandardCharsets.UTF_8));
        } else {
            response.setHeader("Allow", "GET, POST");
            send(
                    response,
                    405,
                    TEXT,
                    "TEST. GET ?wsdl tells the contract, POST calls the service.\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private String description(LabId lab) throws IOException {
        try (InputStream wsdl = PirrEndpoint.class.getResourceAsStream("/nef/wsgeneric.wsdl")) {
            if (wsdl == null) {
                throw new IllegalStateException("nef/wsgeneric.wsdl is missing from the jar");
            }
            return new String(wsdl.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{location}", urls.of(lab, PATH).toString());
        }
    }

    private void call(LabId lab, HttpServletRequest request, HttpServletResponse response) throws IOException {
        CallingSystem system = CallingSystem.of(request);
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            request.getInputStream().skip(MOST_PASSED_OVER); // a caller who is still sending would not hear the answer
        }
        try {
            Envelope envelope = Envelope.read(body, most);
            User user = proofs.user(lab, system, envelope, request.getHeader("Authorization"));
            Optional<Overriding> overriding =
                    overrides.any(lab) ? overrides.answer(lab, Incoming.of(request, body)) : Optional.empty();
            if (overriding.isPresent()) {
                journal.append(lab, overridden(system, user, overriding.get()));
                Playback.send(overriding.get(), request, response);
                return;
            }
            PirrAnswer answer = pirr.callService(new PirrCall(
                    lab, system.subject(), user, envelope.service(), envelope.contentType(), envelope.document()));
            send(response, 200, XML, Envelope.answer(answer));
        } catch (PirrFault e) {
            refuse(lab, system, response, e);
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString();
            LOG.error("Unforeseen error in PIRR, reference {}", reference, e);
            refuse(
                    lab,
                    system,
                    response,
                    PirrFault.of(
                            Who.SERVER,
                            "PIRR-SYSTEM",
                            "answering the call",
                            "an error inside the sandbox, reference " + reference,
                            "an answer",
                            "Look for the reference in the service's log and report it: this is a defect of the sandbox."));
        }
    }

    private static Note overridden(CallingSystem system, @Nullable User user, Overriding overriding) {
        Note note = Note.of("ehm.pirr")
                .from(system.subject())
                .to("ehm")
                .protocol("SOAP")
                .correlation(system.sha256(), user == null ? null : user.assertionId())
                .summary("Answered callService with " + overriding.status() + ", by the mapping " + overriding.name())
                .fact("override", overriding.told())
                .fact("status", overriding.status());
        return note.raw(new String(overriding.body(), StandardCharsets.UTF_8)).accepted();
    }

    private void refuse(LabId lab, CallingSystem system, HttpServletResponse response, PirrFault fault)
            throws IOException {
        Finding finding = fault.finding();
        byte[] answer = Envelope.fault(fault);
        journal.append(
                lab,
                Note.of("ehm.pirr")
                        .from(system.subject())
                        .to("ehm")
                        .protocol("SOAP")
                        .correlation(system.sha256())
                        .summary("Refused callService with a fault: " + finding.observed())
                        .fact("rule", finding.rule())
                        .fact("rules", List.of(finding.rule()))
                        .fact("status", 500)
                        .fact("attempted", finding.attempted())
                        .fact("observed", finding.observed())
                        .fact("expected", finding.expected())
                        .fact("remedy", finding.remedy())
                        .raw(new String(answer, StandardCharsets.UTF_8))
                        .refused());
        send(response, 500, XML, answer);
    }

    private static void send(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
