package se.sakeratkomst.ehm.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Control API: what a token is, and taking one back whoever has it. */
@RestController
@RequestMapping("/admin/labs/{lab}/tokens")
final class TokensController {

    /**
     * Which token.
     *
     * @param token its text
     * @param jti the id of an access token instead, as the journal has it
     */
    record Request(@Nullable String token, @Nullable String jti) {}

    private final Inspection inspection;
    private final Labs labs;

    TokensController(Inspection inspection, Labs labs) {
        this.inspection = inspection;
        this.labs = labs;
    }

    /** What the token is; of one that is not good also why. */
    @PostMapping("/introspect")
    Map<String, Object> introspect(@PathVariable String lab, @RequestBody Request request) {
        return inspection.explained(labs.require(new LabId(lab)), text(request, "Introspect a token"));
    }

    /** Takes a token back in the midst of a system's work. */
    @PostMapping("/revoke")
    Map<String, Object> revoke(@PathVariable String lab, @RequestBody Request request) {
        LabId id = labs.require(new LabId(lab));
        String jti = request.jti();
        if (jti != null && !jti.isBlank()) {
            inspection.revokeById(id, jti.strip());
            return Map.of("revoked", true);
        }
        return Map.of("revoked", inspection.revoke(id, text(request, "Revoke a token")));
    }

    private static String text(Request request, String attempt) {
        String text = request.token();
        if (text == null || text.isBlank()) {
            throw new ProblemException(
                    Problem.badRequest(
                            attempt,
                            "no token",
                            "the member token, the text of an access or refresh token",
                            "Send {\"token\":\"…\"}; to revoke an access token of which the journal tells the id, {\"jti\":\"…\"}."));
        }
        return text.strip();
    }
}
