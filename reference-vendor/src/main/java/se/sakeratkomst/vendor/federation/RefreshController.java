package se.sakeratkomst.vendor.federation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.saml.Finding;

/** Fetches a federation's feed now, whenever the timer would; for those who want to see what the system makes of it. */
@RestController
public final class RefreshController {

    private final Memberships memberships;

    public RefreshController(Memberships memberships) {
        this.memberships = memberships;
    }

    /** 204 when the feed was taken or is unchanged, 502 with the reason when it was not, 404 for an unknown federation. */
    @PostMapping("/federation/{federation}/refresh")
    ResponseEntity<Map<String, Object>> refresh(@PathVariable String federation) {
        Optional<Membership> membership = memberships.in(federation);
        if (membership.isEmpty()) {
            return problem(
                    HttpStatus.NOT_FOUND,
                    "No such federation",
                    Finding.error(
                            "vendor.federations",
                            "refreshing a federation's feed",
                            "'" + federation + "'",
                            "one of "
                                    + memberships.all().stream()
                                            .map(each -> each.profile().id())
                                            .toList(),
                            "Correct the address."));
        }
        return membership
                .get()
                .feed()
                .fetchNow()
                .map(finding -> problem(HttpStatus.BAD_GATEWAY, "The federation's feed was not taken", finding))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static ResponseEntity<Map<String, Object>> problem(HttpStatus status, String title, Finding finding) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status.value());
        problem.put("attempted", finding.attempted());
        problem.put("observed", finding.observed());
        problem.put("expected", finding.expected());
        problem.put("remedy", finding.remedy());
        problem.put("requirement", finding.rule());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
