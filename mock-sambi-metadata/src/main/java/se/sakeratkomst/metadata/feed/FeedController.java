package se.sakeratkomst.metadata.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.fault.ArmedFault;
import se.sakeratkomst.metadata.fault.Transport;

/**
 * Where the feeds are fetched, whole and one entity at a time.
 *
 * @see "Kantara eGov 2.0 implementation profile: metadata over HTTP with ETag (SAMBI-028)"
 * @see <a href="https://datatracker.ietf.org/doc/draft-young-md-query/">Metadata Query Protocol</a>
 */
@RestController
public final class FeedController {

    private static final MediaType METADATA = MediaType.parseMediaType("application/samlmetadata+xml");
    private static final String TRIAL = "/{federation:sambi|sweden-connect}";
    private static final String ANY = TRIAL + "/{environment:trial|prod}";
    private static final String CONTROL = "/admin/labs/{lab}/{federation:sambi|sweden-connect}";

    private final Feeds feeds;
    private final EntityAnswers entities;
    private final Operators operators;
    private final Journal journal;
    private final Labs labs;

    public FeedController(Feeds feeds, EntityAnswers entities, Operators operators, Journal journal, Labs labs) {
        this.feeds = feeds;
        this.entities = entities;
        this.operators = operators;
        this.journal = journal;
        this.labs = labs;
    }

    /** What is handed out: bytes at hand, or a file. */
    private record Content(
            String resource,
            @Nullable String entityId,
            String etag,
            Instant signed,
            byte @Nullable [] bytes,
            @Nullable Path file,
            long length) {}

    @GetMapping({TRIAL + "/metadata.xml", ANY + "/metadata.xml", TRIAL + "/entities", ANY + "/entities"})
    void aggregate(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            ServletWebRequest web)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Register register = register(web, federation, environment);
        answer(web, register, aggregate(register, Scope.ALL, "aggregate", Feeds.Reader.PARTY));
    }

    @GetMapping({TRIAL + "/role/{role:idp|sp}.xml", ANY + "/role/{role:idp|sp}.xml"})
    void role(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @PathVariable String role,
            ServletWebRequest web)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Register register = register(web, federation, environment);
        Scope scope = role.equals("idp") ? Scope.IDP : Scope.SP;
        answer(web, register, aggregate(register, scope, "role", Feeds.Reader.PARTY));
    }

    /** The register as the sandbox's own services read it: no fault reaches them. */
    @GetMapping({CONTROL + "/metadata.xml", CONTROL + "/{environment:trial|prod}/metadata.xml"})
    void undisturbed(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            ServletWebRequest web)
            throws IOException {
        Register register =
                new Register(labs.require(new LabId(lab)), NamedFederation.of(federation), environment(environment));
        Content content = aggregate(register, Scope.ALL, "aggregate", Feeds.Reader.SANDBOX);
        HttpServletResponse response = response(web);
        if (!web.checkNotModified(content.etag(), content.signed().toEpochMilli())) {
            send(response, content, Long.MAX_VALUE);
        }
    }

    @GetMapping({TRIAL + "/entities/{*identifier}", ANY + "/entities/{*identifier}"})
    void entity(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            ServletWebRequest web)
            throws IOException, HttpMediaTypeNotAcceptableException {
        String path = web.getRequest().getRequestURI();
        String identifier = URLDecoder.decode(
                path.substring(path.indexOf("/entities/") + "/entities/".length())
                        .replace("+", "%2B"),
                StandardCharsets.UTF_8);
        Register register = register(web, federation, environment);
        answer(web, register, entity(web, register, identifier, EntityIds.sha1OfIdentifier(identifier)));
    }

    @GetMapping({TRIAL + "/files/{sha1:[0-9a-f]{40}}.xml", ANY + "/files/{sha1:[0-9a-f]{40}}.xml"})
    void file(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @PathVariable String sha1,
            ServletWebRequest web)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Register register = register(web, federation, environment);
        answer(web, register, entity(web, register, sha1, sha1));
    }

    @GetMapping(
            value = {TRIAL + "/operator.pem", ANY + "/operator.pem"},
            produces = "application/x-pem-file")
    String operator(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            ServletWebRequest web) {
        return Operator.pem(operators.of(register(web, federation, environment)).announced());
    }

    @GetMapping(
            value = {TRIAL + "/operator-next.pem", ANY + "/operator-next.pem"},
            produces = "application/x-pem-file")
    String standby(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            ServletWebRequest web) {
        return Operator.pem(List.of(
                operators.of(register(web, federation, environment)).standby().certificate()));
    }

    private static Register register(ServletWebRequest web, String federation, @Nullable String environment) {
        return new Register(CurrentLab.of(web.getRequest()), NamedFederation.of(federation), environment(environment));
    }

    private static Environment environment(@Nullable String id) {
        return id == null ? Environment.TRIAL : Environment.of(id);
    }

    private Content aggregate(Register register, Scope scope, String resource, Feeds.Reader reader) {
        Publication publication = feeds.current(register, scope, reader);
        return new Content(
                resource,
                null,
                publication.etag(),
                publication.signed(),
                null,
                publication.file(),
                publication.bytes());
    }

    private Content entity(ServletWebRequest web, Register register, String identifier, String sha1) {
        SignedEntity entity = entities.find(register, sha1).orElseThrow(() -> notThere(web, register, identifier));
        return new Content(
                "entity", identifier, entity.etag(), entity.signed(), entity.content(), null, entity.content().length);
    }

    /** A reader that asks for an entity in vain has asked all the same: that it is gone is what it must find out. */
    private ProblemException notThere(ServletWebRequest web, Register register, String identifier) {
        tell(web, register, "entity", identifier, identifier, feeds.armed(register), 404);
        return new ProblemException(Problem.notFound(
                        "Find one entity in " + register.federation().name() + ", "
                                + register.environment().id(),
                        "no entity " + identifier,
                        "the entityID of a published entity, percent-encoded, or {sha1} and its SHA-1",
                        "See the published entities on the operators' page.")
                .because("SAMBI-028"));
    }

    private void answer(ServletWebRequest web, Register register, Content content)
            throws IOException, HttpMediaTypeNotAcceptableException {
        acceptable(web.getRequest());
        HttpServletResponse response = response(web);
        Optional<ArmedFault> armed = feeds.armed(register);
        switch (armed.map(one -> one.fault().transport()).orElse(Transport.RIGHT)) {
            case RIGHT -> handOver(web, register, content, armed, Long.MAX_VALUE);
            case SLOW -> {
                tell(web, register, content, armed, 200);
                sleep(armed.orElseThrow());
                send(response, content, Long.MAX_VALUE);
            }
            case DOWN -> {
                tell(web, register, content, armed, 503);
                response.setHeader(HttpHeaders.RETRY_AFTER, "120");
                response.sendError(503);
            }
            case ALWAYS_UNCHANGED -> {
                tell(web, register, content, armed, 304);
                response.setStatus(304);
            }
            case CUT -> {
                tell(web, register, content, armed, 200);
                response.setHeader(HttpHeaders.CONNECTION, "close");
                send(response, content, content.length() / 2);
                throw new ClientAbortException("the fault 'reset' breaks the connection");
            }
        }
    }

    private void handOver(
            ServletWebRequest web, Register register, Content content, Optional<ArmedFault> armed, long length)
            throws IOException {
        boolean unchanged =
                web.checkNotModified(content.etag(), content.signed().toEpochMilli());
        tell(web, register, content, armed, unchanged ? 304 : 200);
        if (!unchanged) {
            send(response(web), content, length);
        }
    }

    private static void send(HttpServletResponse response, Content content, long atMost) throws IOException {
        response.setHeader(HttpHeaders.ETAG, content.etag());
        response.setDateHeader(HttpHeaders.LAST_MODIFIED, content.signed().toEpochMilli());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setContentType(METADATA.toString());
        response.setContentLengthLong(content.length());
        byte[] bytes = content.bytes();
        OutputStream out = response.getOutputStream();
        if (bytes != null) {
            out.write(bytes, 0, (int) Math.min(bytes.length, atMost));
        } else if (content.file() != null) {
            try (InputStream in = Files.newInputStream(content.file())) {
                copy(in, out, atMost);
            }
        }
        out.flush();
    }

    private static void copy(InputStream in, OutputStream out, long atMost) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = atMost;
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        while (read > 0) {
            out.write(buffer, 0, read);
            left -= read;
            read = left == 0 ? -1 : in.read(buffer, 0, (int) Math.min(buffer.length, left));
        }
    }

    private static void acceptable(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null
                && MediaType.parseMediaTypes(accept).stream()
                        .noneMatch(type -> type.includes(METADATA)
                                || type.includes(MediaType.APPLICATION_XML)
                                || type.includes(MediaType.TEXT_XML))) {
            throw new HttpMediaTypeNotAcceptableException(List.of(METADATA));
        }
    }

    private static HttpServletResponse response(ServletWebRequest web) {
        HttpServletResponse response = web.getResponse();
        if (response == null) {
            throw new IllegalStateException("A request without a response");
        }
        return response;
    }

    private static void sleep(ArmedFault armed) {
        try {
            Thread.sleep(armed.delay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(
            ServletWebRequest web, Register register, Content content, Optional<ArmedFault> armed, int status) {
        tell(web, register, content.resource(), content.entityId(), content.etag(), armed, status);
    }

    private void tell(
            ServletWebRequest web,
            Register register,
            String resource,
            @Nullable String entityId,
            String etag,
            Optional<ArmedFault> armed,
            int status) {
        HttpServletRequest request = web.getRequest();
        journal.append(
                register.lab(),
                Note.of("feed.fetched")
                        .from(request.getHeader("User-Agent"))
                        .to(operators.name(register.federation()))
                        .protocol("SAML metadata")
                        .correlation(etag)
                        .summary("A reader asked for the " + resource + " and was answered " + status)
                        .fact("federation", register.federation().id())
                        .fact("environment", register.environment().id())
                        .fact("resource", resource)
                        .fact("entityId", entityId)
                        .fact("userAgent", request.getHeader("User-Agent"))
                        .fact("remoteAddress", request.getRemoteAddr())
                        .fact("conditional", request.getHeader("If-None-Match") != null)
                        .fact("status", status)
                        .fact("fault", armed.map(one -> one.fault().id()).orElse(null))
                        .accepted());
    }
}
