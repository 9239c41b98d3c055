package se.sakeratkomst.certify.onboarding;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.certify.evidence.Json;
import se.sakeratkomst.certify.evidence.SandboxClient;
import se.sakeratkomst.certify.evidence.Service;
import se.sakeratkomst.certify.evidence.Trust;

/** Client certificates of the lab's function CA, for the mTLS of E-hälsomyndigheten. */
public final class ClientCertificates {
    private final SandboxClient sandbox;

    public ClientCertificates(SandboxClient sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * A key with its certificate.
     *
     * @param store PKCS12
     */
    public record Issued(byte[] store, String password, X509Certificate certificate) {}

    /** A new key, and a certificate for it. */
    public Issued issue(String organisation, String commonName, String hsaId) {
        ClientKey key = ClientKey.make();
        List<X509Certificate> chain =
                Trust.certificates(certify(key.request(organisation, commonName), organisation, commonName, hsaId));
        String password = ClientKey.newPassword();
        return new Issued(key.store(chain, password), password, chain.get(0));
    }

    /**
     * A certificate for a request that was made elsewhere.
     *
     * @return the certificate and its issuers, as PEM
     */
    public String certify(String requestPem, String organisation, String commonName, String hsaId) {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("csr", requestPem);
        order.put("organisation", organisation);
        order.put("commonName", commonName);
        order.put("hsaId", hsaId);
        return Json.text(
                sandbox.control(Service.CARDS).post("/admin/labs/" + sandbox.lab() + "/pki/client-certificates", order),
                "chain");
    }
}
