package se.sakeratkomst.cards.revocation;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The CRLs. */
@RestController
final class CrlController {

    private static final MediaType CRL = MediaType.parseMediaType("application/pkix-crl");

    private final CrlPublisher crls;

    CrlController(CrlPublisher crls) {
        this.crls = crls;
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
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .cacheControl(CacheControl.noStore())
                        .build());
    }
}
