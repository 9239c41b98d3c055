package se.sakeratkomst.idp.artifact;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.idp.persona.Personas;
import se.sakeratkomst.idp.request.Incoming;
import se.sakeratkomst.kit.lab.CurrentLab;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.SoapBinding;
import se.sakeratkomst.saml.xml.SecureXml;

/** Where service providers resolve artifacts, from server to server. */
@Controller
public final class ArtifactController {
    private static final MediaType XML = new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8);

    private final Personas personas;
    private final ArtifactResolver resolver;

    public ArtifactController(Personas personas, ArtifactResolver resolver) {
        this.personas = personas;
        this.resolver = resolver;
    }

    @PostMapping("/{idp}/artifact")
    ResponseEntity<byte[]> resolve(@PathVariable String idp, HttpServletRequest request) throws IOException {
        Persona persona = personas.require(idp);
        LabId lab = CurrentLab.of(request);
        byte[] body = request.getInputStream().readNBytes(SecureXml.MAX_BYTES + 1);
        if (persona.settings().artifact() == null) {
            return fault(Finding.error(
                    "SAML-BINDINGS-3.6",
                    "resolving an artifact",
                    "an identity provider without ArtifactResolutionService",
                    "one whose metadata has it",
                    "Ask for the answer by HTTP-POST."));
        }
        try {
            return ResponseEntity.ok()
                    .contentType(XML)
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-store")
                    .header(HttpHeaders.PRAGMA, "no-cache")
                    .body(SoapBinding.encode(resolver.resolve(lab, persona, Incoming.soap(SoapBinding.decode(body)))));
        } catch (SamlRefusal e) {
            resolver.undecodable(lab, persona, body, e);
            return fault(e.first());
        }
    }

    /** A method that the binding does not have. */
    @RequestMapping("/{idp}/artifact")
    ResponseEntity<byte[]> otherMethod(@PathVariable String idp, HttpServletRequest request) {
        personas.require(idp);
        return fault(Finding.error(
                "SAML-BINDINGS-3.2",
                "resolving an artifact",
                "the method " + request.getMethod(),
                "POST with an ArtifactResolve in a SOAP 1.1 Envelope",
                "Send the message by SOAP."));
    }

    private static ResponseEntity<byte[]> fault(Finding finding) {
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .contentType(XML)
                .body(SoapBinding.fault(true, "TEST: " + finding.sentence()));
    }
}
