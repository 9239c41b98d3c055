package se.sakeratkomst.cards.card;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import se.sakeratkomst.kit.problem.Problem;

/** A refused PIN as problem+json, with the tries left as a number too. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class PinAdvice {

    record PinProblem(
            int status,
            String title,
            String attempted,
            String observed,
            String expected,
            String remedy,
            int triesLeft) {}

    @ExceptionHandler(PinRefused.class)
    ResponseEntity<PinProblem> refused(PinRefused e) {
        Problem problem = e.problem();
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new PinProblem(
                        problem.status(),
                        problem.title(),
                        problem.attempted(),
                        problem.observed(),
                        problem.expected(),
                        problem.remedy(),
                        e.triesLeft()));
    }
}
