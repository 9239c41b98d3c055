package se.sakeratkomst.cards.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.app.AppOrder.State;
import se.sakeratkomst.cards.card.CertificateKind;
import se.sakeratkomst.cards.challenge.Challenge;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;
import se.sakeratkomst.kit.page.SameOrigin;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The card app as an API: orders for identity providers, codes for drivers that play the user. */
@RestController
@RequestMapping("/api/app")
final class AppController {

    /**
     * What the identity provider gets for its order.
     *
     * @param order a secret of the caller
     * @param code what user and login page compare
     * @param page the app's address with the code, for the QR code
     */
    record Placed(String order, String code, URI page, Instant expires) {}

    /** @param cms base64 of the DER, once signed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            State state,
            String code,
            Instant expires,
            @Nullable String cms) {}

    /** What the user sees before answering; never the signature. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            String code,
            State state,
            String idp,
            String sp,
            @Nullable String spName,
            Instant expires) {}

    /**
     * @param card id of the card
     * @param certificate hsa-id or person-id
     * @param pin for legitimering
     */
    record Approval(
            @Nullable String card,
            @Nullable String certificate,
            @Nullable String pin) {}

    private final CardApp app;
    private final PublicUrls urls;

    AppController(CardApp app, PublicUrls urls) {
        this.app = app;
        this.urls = urls;
    }

    @PostMapping(value = "/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Placed> order(@RequestBody byte[] challenge, HttpServletRequest request) {
        LabId lab = CurrentLab.of(request);
        AppOrder order = app.order(lab, Challenge.ordered(challenge));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Placed(order.secret(), order.code(), urls.of(lab, "/app/" + order.code()), order.expires()));
    }

    @GetMapping("/orders/{order}")
    ResponseEntity<Told> ordered(@PathVariable String order, HttpServletRequest request) {
        AppOrder found = app.ordered(CurrentLab.of(request), order);
        byte[] cms = found.cms();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Told(
                        found.state(),
                        found.code(),
                        found.expires(),
                        cms == null ? null : Base64.getEncoder().encodeToString(cms)));
    }

    @DeleteMapping("/orders/{order}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String order, HttpServletRequest request) {
        app.withdraw(CurrentLab.of(request), order);
    }

    @GetMapping("/codes/{code}")
    Asked asked(@PathVariable String code, HttpServletRequest request) {
        AppOrder order = app.find(CurrentLab.of(request), code, request.getRemoteAddr());
        Challenge challenge = order.challenge();
        return new Asked(
                order.code(), order.state(), challenge.idp(), challenge.sp(), challenge.spName(), order.expires());
    }

    @PostMapping("/codes/{code}/approve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(@PathVariable String code, @RequestBody Approval approval, HttpServletRequest request) {
        requireOwnPage(request);
        app.approve(
                CurrentLab.of(request),
                code,
                request.getRemoteAddr(),
                approval.card() == null ? "" : approval.card(),
                kind(approval.certificate()),
                approval.pin() == null ? "" : approval.pin());
    }

    @PostMapping("/codes/{code}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String code, HttpServletRequest request) {
        requireOwnPage(request);
        app.cancel(CurrentLab.of(request), code, request.getRemoteAddr());
    }

    static void requireOwnPage(HttpServletRequest request) {
        SameOrigin.require(request, "Answer in the card app", "POST /api/app/codes/{code}/approve or …/cancel");
    }

    private static CertificateKind kind(@Nullable String word) {
        String asked = word == null ? CertificateKind.HSA_ID.word() : word;
        return CertificateKind.byWord(asked)
                .orElseThrow(() -> new ProblemException(Problem.badRequest(
                        "Approve a login in the card app",
                        "'certificate': '" + asked.substring(0, Math.min(asked.length(), 40)) + "'",
                        "one of "
                                + Stream.of(CertificateKind.values())
                                        .map(CertificateKind::word)
                                        .toList(),
                        "Correct 'certificate'.")));
    }
}
