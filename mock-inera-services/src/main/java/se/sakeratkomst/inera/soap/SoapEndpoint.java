package se.sakeratkomst.inera.soap;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.bind.UnmarshalException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.interceptor.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.ContentCachingResponseWrapper;
import se.sakeratkomst.kit.edge.CallingSystem;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemWriter;

/**
 * The door of one contract: hands out the WSDL and its schemas, and takes each call, judges what the platform judges, lets the service
 * answer and writes both down before the answer leaves.
 *
 * @see "RIV-TA Basic Profile 2.1"
 */
public final class SoapEndpoint implements HttpRequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SoapEndpoint.class);
    private static final int MAX_BYTES = 1_000_000;
    private static final Set<String> CALLERS_FAULTS = Set.of("Client", "MustUnderstand", "VersionMismatch");
    private static final MediaType SOAP_11 = MediaType.TEXT_XML;

    /** What all endpoints of a service share. */
    public record Parts(SoapEngine engine, PublicUrls urls, Journal journal, ProblemWriter problems) {}

    private final Contract contract;
    private final String logicalAddress;
    private final String journalKind;
    private final Parts parts;
    private final ContractFiles files;

    /**
     * @param logicalAddress the address that the contract has here
     * @param journalKind first part of the names of journal entries
     */
    public SoapEndpoint(Contract contract, String logicalAddress, String journalKind, Parts parts) {
        this.contract = contract;
        this.logicalAddress = logicalAddress;
        this.journalKind = journalKind;
        this.parts = parts;
        this.files = new ContractFiles(parts.urls());
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> handOut(request, response);
            case "POST" -> take(request, response);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                parts.problems()
                        .write(
                                problem(
                                        405,
                                        "the method " + request.getMethod(),
                                        "POST with a SOAP message, or GET ?wsdl"),
                                response);
            }
        }
    }

    private void handOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String schema = request.getParameter("xsd");
        Optional<String> file = request.getParameter("wsdl") != null
                ? Optional.of(files.wsdl(contract, CurrentLab.of(request)))
                : schema == null ? Optional.empty() : files.schema(contract, schema, CurrentLab.of(request));
        if (file.isEmpty()) {
            parts.problems()
                    .write(
                            problem(
                                    404,
                                    schema == null ? "neither ?wsdl nor ?xsd= in the address" : "a schema it has not",
                                    "?wsdl, or ?xsd= and one of " + contract.schemas()),
                            response);
            return;
        }
        response.setContentType("text/xml;charset=UTF-8");
        response.getOutputStream().write(file.get().getBytes(StandardCharsets.UTF_8));
    }

    private Problem problem(int status, String observed, String expected) {
        return Problem.of(
                status,
                status == 404 ? "Not found" : "Method not allowed",
                "Answer a request to the contract " + contract,
                observed,
                expected,
                "Read docs/hsa.md.");
    }

    private void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SoapCall call = SoapCall.begin(request);
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Charset charset = StandardCharsets.UTF_8;
        try {
            charset = charset(request);
            judge(call, body, charset);
            judgeAction(request.getHeader("SOAPAction"));
            parts.engine().answer(new SoapRequest(request, body), answer);
            call.failure().map(this::refusal).ifPresent(call::refusedFor);
        } catch (RefusedException e) {
            call.refusedFor(e.refusal());
        } catch (ServletException | RuntimeException e) {
            call.refusedFor(unforeseen(e));
        }
        if (call.refusal().isPresent()) {
            answer.resetBuffer();
            answer.setStatus(FaultMessage.STATUS);
            answer.setContentType(FaultMessage.CONTENT_TYPE);
            answer.getOutputStream().write(FaultMessage.of(call.refusal().get()));
        }
        parts.journal().append(call.lab(), note(call, body, charset, answer));
        answer.copyBodyToResponse();
    }

    private static Charset charset(HttpServletRequest request) {
        String type = request.getContentType();
        try {
            MediaType media = type == null ? MediaType.ALL : MediaType.parseMediaType(type);
            if (!media.equalsTypeAndSubtype(SOAP_11)) {
                throw refused(type == null ? "no Content-Type" : "Content-Type " + type);
            }
            Charset told = media.getCharset();
            return told == null ? StandardCharsets.UTF_8 : told;
        } catch (IllegalArgumentException e) {
            throw refused("Content-Type " + type);
        }
    }

    private static RefusedException refused(String observed) {
        return new RefusedException(Refusal.ofClient(
                "VP001",
                "Anropet är inte SOAP 1.1 enligt RIV-TA BP 2.1",
                "reading the kind of message",
                observed,
                "Content-Type text/xml;charset=UTF-8",
                "Send SOAP 1.1; SOAP 1.2 (application/soap+xml) and attachments are not part of the profile."));
    }

    private void judge(SoapCall call, byte[] body, Charset charset) {
        if (body.length > MAX_BYTES) {
            throw new RefusedException(Refusal.ofClient(
                    "VP015",
                    "Anropet är för stort",
                    "reading the SOAP message",
                    "more than " + MAX_BYTES + " bytes",
                    "at most " + MAX_BYTES + " bytes",
                    "Send a smaller message."));
        }
        Envelope envelope = Envelope.read(body, charset);
        String address = envelope.logicalAddress().orElse("");
        call.fact("logicalAddress", address.isEmpty() ? null : address);
        if (address.isEmpty()) {
            throw new RefusedException(Refusal.ofClient(
                    "VP003",
                    "Logisk adress saknas i anropet",
                    "reading the logical address",
                    envelope.logicalAddress().isPresent()
                            ? "an empty header LogicalAddress"
                            : "no header " + Envelope.LOGICAL_ADDRESS,
                    "the header " + Envelope.LOGICAL_ADDRESS + " with " + logicalAddress,
                    "Put the header in soap:Header."));
        }
        if (!address.equals(logicalAddress)) {
            throw new RefusedException(Refusal.ofClient(
                    "VP004",
                    "Det finns inget vägval för den logiska adressen och tjänstekontraktet",
                    "finding the producer of " + contract,
                    "the logical address " + shortened(address),
                    "the logical address " + logicalAddress,
                    "Use the source system's address; sandbox.inera.hsa.logical-address sets it."));
        }
        QName question = envelope.question().orElse(null);
        if (!contract.question().equals(question)) {
            throw new RefusedException(Refusal.ofClient(
                    null,
                    "Meddelandet hör inte till tjänstekontraktet på den här adressen",
                    "reading the question in soap:Body",
                    question == null ? "an empty body" : "the element " + shortened(question.toString()),
                    "the element " + contract.question(),
                    "Send the request element of " + contract + ", with its namespace."));
        }
    }

    private void judgeAction(@Nullable String header) {
        String action = header == null ? "" : header.strip().replaceFirst("^\"(.*)\"$", "$1");
        if (!action.isEmpty() && !action.equals(contract.action())) {
            throw new RefusedException(Refusal.ofClient(
                    null,
                    "SOAPAction hör inte till tjänstekontraktet på den här adressen",
                    "reading the header SOAPAction",
                    shortened(action),
                    contract.action() + ", or an empty one",
                    "Send the soapAction of the WSDL."));
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private Refusal refusal(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused.refusal();
            }
        }
        return ofTheMessage(failure)
                ? Refusal.ofClient(
                        null,
                        "Anropet följer inte tjänstekontraktets schema",
                        "reading the message by the schema of " + contract,
                        shortened(String.valueOf(failure.getMessage()).strip()),
                        "a message that is valid against " + contract.schemas().get(0),
                        "Compare the message with the schema; ?wsdl at this address gives it.")
                : unforeseen(failure);
    }

    /** Whether the engine could not read what was sent, rather than the service could not answer it. */
    private static boolean ofTheMessage(Exception failure) {
        if (failure instanceof Fault fault
                && fault.getFaultCode() != null
                && CALLERS_FAULTS.contains(fault.getFaultCode().getLocalPart())) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnmarshalException || cause instanceof XMLStreamException) {
                return true;
            }
        }
        return false;
    }

    private Refusal unforeseen(Exception failure) {
        String reference = UUID.randomUUID().toString();
        LOG.error("Unforeseen error in {}, reference {}", contract, reference, failure);
        return Refusal.unforeseen(reference);
    }

    private Note note(SoapCall call, byte[] body, Charset charset, ContentCachingResponseWrapper answer) {
        CallingSystem system = call.system();
        String caller = system.hsaId().orElse(system.subject());
        Note note = Note.of(journalKind + (call.refusal().isPresent() ? ".refused" : ".answered"))
                .protocol("SOAP")
                .from(caller)
                .to("inera")
                .correlation(system.sha256())
                .fact("operation", contract.operation())
                .fact("version", contract.version())
                .fact("status", answer.getStatus())
                .fact("callerHsaId", system.hsaId().orElse(null))
                .fact("certificateSubject", system.subject())
                .fact("certificateSha256", system.sha256());
        call.facts().forEach(note::fact);
        call.refusal()
                .ifPresentOrElse(
                        refusal -> note.refused()
                                .summary("Refused " + contract + " for " + caller + ": " + refusal.observed())
                                .fact("code", refusal.code())
                                .fact("attempted", refusal.attempted())
                                .fact("observed", refusal.observed())
                                .fact("expected", refusal.expected())
                                .fact("remedy", refusal.remedy()),
                        () -> note.accepted().summary("Answered " + contract + " to " + caller));
        return note.raw(new String(body, charset) + "\n\nHTTP " + answer.getStatus() + "\n\n"
                + new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
