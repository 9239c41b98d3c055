package se.sakeratkomst.kit.problem;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** The last word on errors: four parts for what was foreseen, a reference for what was not, a stack trace for nobody. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<Problem> foreseen(ProblemException e) {
        return answer(e.problem());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        return answer(Problem.badRequest(
                "Read the body of the request",
                "a body that does not parse",
                "the JSON or form that the OpenAPI document at /admin/openapi.json describes",
                "Compare the body with that description."));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Problem> unforeseen(Exception e) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            throw e;
        }
        if (e instanceof ErrorResponse response) {
            int status = response.getStatusCode().value();
            String detail = response.getBody().getDetail();
            return answer(Problem.of(
                    status,
                    status == 404 ? "Not found" : "Refused",
                    "Answer the request",
                    detail == null ? "HTTP " + status : detail,
                    "a call that docs/wire.md describes",
                    "Check path, method and content type."));
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("Unforeseen error, reference {}", reference, e);
        return answer(Problem.of(
                500,
                "Internal error",
                "Answer the request",
                "an error inside the sandbox, reference " + reference,
                "an answer",
                "Look for the reference in the service's log and report it: this is a defect of the sandbox."));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
