package se.sakeratkomst.cards.revocation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/**
 * OCSP by POST and GET, and the CRLs.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960#appendix-A">RFC 6960, appendix A</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5019#section-6.2">RFC 5019, section 6.2: headers for HTTP caches</a>
 */
@RestController
final class RevocationController {

    private static final MediaType OCSP_RESPONSE = MediaType.parseMediaType("application/ocsp-response");
    private static final MediaType CRL = MediaType.parseMediaType("application/pkix-crl");

    private final OcspResponder responder;
    private final CrlPublisher crls;
    private final Clock wall;

    RevocationController(OcspResponder responder, CrlPublisher crls, Clock wall) {
        this.responder = responder;
        this.crls = crls;
        this.wall = wall;
    }

    @PostMapping("/ocsp")
    ResponseEntity<byte[]> post(HttpServletRequest request) throws IOException {
        byte[] der = request.getInputStream().readNBytes(OcspResponder.LONGEST + 1);
        return answered(request, der);
    }

    /** Base64 may hold slashes, encoded or not, so the request's own path is read and not a path variable. */
    @GetMapping("/ocsp/**")
    ResponseEntity<byte[]> get(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return answered(request, decoded(path.replaceFirst("^/ocsp/?", "")));
    }

    @GetMapping("/pki/{ca}.crl")
    ResponseEntity<byte[]> crl(@PathVariable String ca, HttpServletRequest request) {
        Ca known = Ca.bySlug(ca)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "Fetch a CRL",
                        "no authority '" + ca.substring(0, Math.min(ca.length(), 40)) + "'",
                        "the address in a certificate's CRL distribution point",
                        "Take the address from the certificate.")));
        return crls.fetched(CurrentLab.of(request), known)
                .map(list -> ResponseEntity.ok().contentType(CRL).body(list))
                .orElseGet(RevocationController::down);
    }

    /** Only a GET is cached on the way, and only an answer that is the same for everyone. */
    private ResponseEntity<byte[]> answered(HttpServletRequest request, byte[] der) {
        OcspAnswer answer = responder.answer(CurrentLab.of(request), der);
        if (!answer.isGiven()) {
            return down();
        }
        ResponseEntity.BodyBuilder response = ResponseEntity.ok().contentType(OCSP_RESPONSE);
        OcspAnswer.Cacheable cacheable = answer.cacheable();
        if (cacheable == null || !request.getMethod().equals("GET")) {
            return response.cacheControl(CacheControl.noStore()).body(answer.der());
        }
        Duration age = Duration.between(wall.instant(), cacheable.fresh());
        return response.cacheControl(CacheControl.maxAge(age.isNegative() ? Duration.ZERO : age)
                        .cachePublic()
                        .noTransform()
                        .mustRevalidate())
                .lastModified(cacheable.thisUpdate())
                .eTag(cacheable.etag())
                .headers(headers -> headers.setExpires(cacheable.nextUpdate().toEpochMilli()))
                .body(answer.der());
    }

    private static ResponseEntity<byte[]> down() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static byte[] decoded(String path) {
        try {
            String base64 = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.US_ASCII);
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
