package se.sakeratkomst.cards.pki;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.KeyPair;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.Labs;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;

/** Control: certificates for servers and for vendors' systems, and the exported trust. */
@RestController
@RequestMapping("/admin/labs/{lab}")
final class PkiControl {

    /** @param names DNS names and IP addresses of the server */
    record ServerRequest(@Nullable String csr, @Nullable List<String> names) {}

    record ClientRequest(
            @Nullable String csr,
            @Nullable String organisation,
            @Nullable String commonName,
            @Nullable String hsaId) {}

    /** @param privateKey PKCS#8 in PEM where the desk made the key */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Issued(String chain, @Nullable String privateKey) {}

    private final Labs labs;
    private final CertificateDesk desk;
    private final TrustExport trust;

    PkiControl(Labs labs, CertificateDesk desk, TrustExport trust) {
        this.labs = labs;
        this.desk = desk;
        this.trust = trust;
    }

    @PostMapping("/pki/server-certificates")
    Issued server(@PathVariable String lab, @RequestBody ServerRequest request) {
        LabId id = labs.require(new LabId(lab));
        List<String> names = request.names();
        return new Issued(
                Pem.of(desk.server(id, given("csr", request.csr()), names == null ? List.of() : names)), null);
    }

    @PostMapping("/pki/client-certificates")
    Issued client(@PathVariable String lab, @RequestBody ClientRequest request) {
        LabId id = labs.require(new LabId(lab));
        CertificateDesk.ClientCertificate issued = desk.client(
                id,
                request.csr(),
                given("organisation", request.organisation()),
                given("commonName", request.commonName()),
                request.hsaId());
        KeyPair generated = issued.generated();
        return new Issued(Pem.of(issued.chain()), generated == null ? null : Pem.of(generated.getPrivate()));
    }

    @GetMapping("/trust")
    ResponseEntity<byte[]> trust(@PathVariable String lab, @RequestParam(defaultValue = "pem") String format) {
        labs.require(new LabId(lab));
        return PkiController.file(trust.in(format));
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ProblemException(Problem.badRequest(
                    "Issue a certificate",
                    "no '" + field + "'",
                    "JSON with " + field,
                    "Add '" + field + "'; docs/wire.md shows the whole body."));
        }
        return value;
    }
}
