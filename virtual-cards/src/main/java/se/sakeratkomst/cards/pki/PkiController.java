package se.sakeratkomst.cards.pki;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** The authorities' certificates (AIA), the exported trust and what the policies mean. */
@RestController
@RequestMapping("/pki")
final class PkiController {

    private final PkiStore pkis;
    private final TrustExport trust;
    private final Policies policies;

    PkiController(PkiStore pkis, TrustExport trust, Policies policies) {
        this.pkis = pkis;
        this.trust = trust;
        this.policies = policies;
    }

    @GetMapping("/{ca}.cer")
    ResponseEntity<byte[]> certificate(@PathVariable String ca) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/pkix-cert"))
                .body(Pem.der(pkis.pki().authority(known(ca)).certificate()));
    }

    @GetMapping("/trust.{format}")
    ResponseEntity<byte[]> trust(@PathVariable String format) {
        return file(trust.in(format));
    }

    @GetMapping("/policies")
    Map<String, Map<String, Policies.Meaning>> policies() {
        return Map.of("oids", policies.byOid());
    }

    static ResponseEntity<byte[]> file(TrustExport.Exported exported) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(exported.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + exported.fileName() + "\"")
                .body(exported.content());
    }

    private static Ca known(String slug) {
        return Ca.bySlug(slug).orElseThrow(() -> unknown(slug));
    }

    static ProblemException unknown(String slug) {
        return new ProblemException(Problem.notFound(
                "Find an authority",
                "no authority '" + slug.substring(0, Math.min(slug.length(), 40)) + "'",
                "root, person-hsa-id-3, person-id-3, person-hsa-id-2 or function",
                "Take the address from the certificate's AIA or CDP."));
    }
}
