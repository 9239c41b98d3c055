package se.sakeratkomst.cards.handout;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.sakeratkomst.cards.page.Page;
import se.sakeratkomst.cards.pki.CertificateDesk;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.pki.TrustExport;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;

/** A page where a vendor fetches the lab's trust and a client certificate. */
@Page
final class HandoutPages {

    private final CertificateDesk desk;

    HandoutPages(CertificateDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/handout")
    String handout(HttpServletRequest request, Model model) {
        LabId lab = CurrentLab.of(request);
        model.addAttribute("uri", lab.certificateUri());
        model.addAttribute("password", TrustExport.PASSWORD);
        return "handout";
    }

    /** With a CSR: the chain as PEM. Without: key and chain as PKCS12, handed out once. */
    @PostMapping("/handout/client-certificate")
    ResponseEntity<byte[]> clientCertificate(
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String commonName,
            @RequestParam(defaultValue = "") String hsaId,
            @RequestParam(defaultValue = "") String csr,
            HttpServletRequest request) {
        CertificateDesk.ClientCertificate issued = desk.client(
                CurrentLab.of(request),
                csr.isBlank() ? null : csr,
                organisation,
                commonName,
                hsaId.isBlank() ? null : hsaId);
        KeyPair generated = issued.generated();
        return generated == null
                ? file(
                        "client.pem",
                        "application/x-pem-file",
                        Pem.of(issued.chain()).getBytes(StandardCharsets.US_ASCII))
                : file(
                        "client.p12",
                        "application/x-pkcs12",
                        TrustExport.identity(generated, issued.chain(), "client", TrustExport.PASSWORD));
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(content);
    }
}
