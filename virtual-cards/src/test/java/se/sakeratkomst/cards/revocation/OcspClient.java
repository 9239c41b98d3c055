package se.sakeratkomst.cards.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static se.sakeratkomst.cards.RunningCards.ANNA;
import static se.sakeratkomst.cards.RunningCards.JSON;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import se.sakeratkomst.cards.RunningCards;

/** Asks the running card service about the certificates of its own. */
final class OcspClient {

    final DigestCalculatorProvider digests;
    private final RunningCards cards;

    OcspClient(RunningCards cards) throws Exception {
        this.cards = cards;
        this.digests = new JcaDigestCalculatorProviderBuilder().build();
    }

    X509Certificate onCard() throws Exception {
        String pem = JSON.readTree(cards.get("/api/cards/" + ANNA).body())
                .path("tokens")
                .path(0)
                .path("certificates")
                .path(0)
                .path("pem")
                .asString();
        return certificate(pem.getBytes(StandardCharsets.US_ASCII));
    }

    X509Certificate issuer() throws Exception {
        return certificate(cards.bytes("/pki/person-hsa-id-3.cer").body());
    }

    X509CRL crl(String ca) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(
                        cards.bytes("/pki/" + ca + ".crl").body()));
    }

    CertificateID id(X509Certificate certificate) throws Exception {
        return new JcaCertificateID(digests.get(CertificateID.HASH_SHA1), issuer(), certificate.getSerialNumber());
    }

    byte[] post(byte[] request) {
        return cards.post("/ocsp", "application/ocsp-request", request).body();
    }

    BasicOCSPResp asked(byte[] request) throws Exception {
        return answer(post(request));
    }

    static byte[] ocsp(CertificateID id, byte[] nonce) throws Exception {
        OCSPReqBuilder builder = new OCSPReqBuilder().addRequest(id);
        if (nonce != null) {
            builder.setRequestExtensions(new Extensions(
                    new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce))));
        }
        return builder.build().getEncoded();
    }

    static BasicOCSPResp answer(byte[] response) throws Exception {
        OCSPResp read = new OCSPResp(response);
        assertThat(read.getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
        return (BasicOCSPResp) read.getResponseObject();
    }

    static X509Certificate certificate(byte[] encoded) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
