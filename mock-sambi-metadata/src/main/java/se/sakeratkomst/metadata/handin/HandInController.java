package se.sakeratkomst.metadata.handin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.NamedFederation;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Sender;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.xml.SecureXml;

/** Handing in by POST: service providers on the public port, identity providers too on the control port. */
@RestController
public final class HandInController {

    private static final String TRIAL = "/{federation:sambi|sweden-connect}";
    private static final String ANY = TRIAL + "/{environment:trial|prod}";
    private static final String CONTROL = "/admin/labs/{lab}";

    /**
     * A refusal: the problem is the first finding, and all findings follow.
     *
     * @param problem written as members of this object
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Refusal(@JsonUnwrapped Problem problem, String result, List<Finding> findings) {}

    /** What is confirmed. */
    public record Confirmation(String entityId, String sha1) {}

    private final HandIn handIn;
    private final Imports imports;
    private final Labs labs;

    public HandInController(HandIn handIn, Imports imports, Labs labs) {
        this.handIn = handIn;
        this.imports = imports;
        this.labs = labs;
    }

    @PostMapping({TRIAL + "/entities", ANY + "/entities"})
    ResponseEntity<Object> publicly(
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            HttpServletRequest request)
            throws IOException {
        return answer(handIn.handIn(
                new Register(CurrentLab.of(request), NamedFederation.of(federation), environment(environment)),
                body(request),
                new Sender(Sender.Way.post, request.getRemoteAddr())));
    }

    @PostMapping({CONTROL + TRIAL + "/entities", CONTROL + ANY + "/entities"})
    ResponseEntity<Object> byControl(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            HttpServletRequest request)
            throws IOException {
        return answer(handIn.handIn(
                register(lab, federation, environment),
                body(request),
                new Sender(Sender.Way.control, request.getRemoteAddr())));
    }

    @DeleteMapping({CONTROL + TRIAL + "/entities", CONTROL + ANY + "/entities"})
    ResponseEntity<Void> takeOut(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam String entityId) {
        Register register = register(lab, federation, environment);
        if (!handIn.takeOut(register, entityId)) {
            throw new ProblemException(Problem.notFound(
                    "Take " + entityId + " out of "
                            + register.federation().name() + ", "
                            + register.environment().id(),
                    "no such entity in lab " + lab,
                    "the entityID of an entity that was handed in",
                    "See the entities on the operators' page."));
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping({CONTROL + TRIAL + "/confirmations", CONTROL + ANY + "/confirmations"})
    Receipt confirm(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            @RequestBody Confirmation confirmation) {
        return handIn.confirm(register(lab, federation, environment), confirmation.entityId(), confirmation.sha1());
    }

    /** Takes in every entity of an aggregate; what is refused is told and stops nothing. */
    @PostMapping({CONTROL + TRIAL + "/imports", CONTROL + ANY + "/imports"})
    Imports.Result imports(
            @PathVariable String lab,
            @PathVariable String federation,
            @PathVariable(required = false) @Nullable String environment,
            HttpServletRequest request)
            throws IOException {
        return imports.take(
                register(lab, federation, environment),
                request.getInputStream(),
                new Sender(Sender.Way.control, request.getRemoteAddr()));
    }

    private Register register(String lab, String federation, @Nullable String environment) {
        return new Register(labs.require(new LabId(lab)), NamedFederation.of(federation), environment(environment));
    }

    private static Environment environment(@Nullable String id) {
        return id == null ? Environment.TRIAL : Environment.of(id);
    }

    private static ResponseEntity<Object> answer(Receipt receipt) {
        if (receipt.accepted()) {
            return ResponseEntity.status(receipt.published() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                    .body(receipt);
        }
        Finding first = receipt.findings().get(0);
        Problem problem = Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT.value(),
                        "Metadata refused",
                        first.attempted(),
                        first.observed(),
                        first.expected(),
                        first.remedy())
                .because(first.rule());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Refusal(problem, receipt.result(), receipt.findings()));
    }

    /** One byte more than is allowed is enough to refuse it. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(SecureXml.MAX_BYTES + 1);
    }
}
