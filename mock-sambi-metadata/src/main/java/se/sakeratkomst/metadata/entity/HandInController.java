package se.sakeratkomst.metadata.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.xml.SecureXml;

/** Handing in by POST: service providers on the public port, identity providers too on the control port. */
@RestController
public final class HandInController {

    /**
     * A refusal: the problem is the first finding, and all findings follow.
     *
     * @param problem written as members of this object
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Refusal(@JsonUnwrapped Problem problem, List<Finding> findings) {}

    private final HandIn handIn;
    private final Labs labs;

    public HandInController(HandIn handIn, Labs labs) {
        this.handIn = handIn;
        this.labs = labs;
    }

    @PostMapping("/{federation:sambi|sweden-connect}/entities")
    ResponseEntity<Object> publicly(@PathVariable String federation, HttpServletRequest request) throws IOException {
        return answer(handIn.handIn(
                CurrentLab.of(request),
                NamedFederation.of(federation),
                body(request),
                new Sender(Sender.Way.post, request.getRemoteAddr())));
    }

    @PostMapping("/admin/labs/{lab}/{federation:sambi|sweden-connect}/entities")
    ResponseEntity<Object> byControl(
            @PathVariable String lab, @PathVariable String federation, HttpServletRequest request) throws IOException {
        return answer(handIn.handIn(
                labs.require(new LabId(lab)),
                NamedFederation.of(federation),
                body(request),
                new Sender(Sender.Way.control, request.getRemoteAddr())));
    }

    @DeleteMapping("/admin/labs/{lab}/{federation:sambi|sweden-connect}/entities")
    ResponseEntity<Void> takeOut(
            @PathVariable String lab, @PathVariable String federation, @RequestParam String entityId) {
        FederationProfile profile = NamedFederation.of(federation);
        if (!handIn.takeOut(labs.require(new LabId(lab)), profile, entityId)) {
            throw new ProblemException(Problem.notFound(
                    "Take " + entityId + " out of " + profile.name(),
                    "no such entity in lab " + lab,
                    "the entityID of a member",
                    "See the members on the operators' page."));
        }
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Object> answer(Receipt receipt) {
        if (receipt.accepted()) {
            return ResponseEntity.status(HttpStatus.CREATED).body(receipt);
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
                .body(new Refusal(problem, receipt.findings()));
    }

    /** One byte more than is allowed is enough to refuse it. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(SecureXml.MAX_BYTES + 1);
    }
}
