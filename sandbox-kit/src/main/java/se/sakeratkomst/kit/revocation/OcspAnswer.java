package se.sakeratkomst.kit.revocation;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * One question to a responder, and what must hold of the answer before anything in it counts: signed by the issuer or by a responder
 * that the issuer appointed, an answer to this very question, and of now.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960#section-3.2">RFC 6960 section 3.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9654">RFC 9654, nonce</a>
 */
final class OcspAnswer {

    private static final int NONCE_BYTES = 32;

    private final X509CertificateHolder issuer;
    private final CertificateID asked;
    private final byte[] nonce = new byte[NONCE_BYTES];

    /** The question about a certificate. */
    OcspAnswer(X509Certificate certificate, X509Certificate issuer, SecureRandom random)
            throws OCSPException, OperatorCreationException, CertificateEncodingException {
        this.issuer = new JcaX509CertificateHolder(issuer);
        this.asked = new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                this.issuer,
                certificate.getSerialNumber());
        random.nextBytes(nonce);
    }

    /** DER of the request. */
    byte[] request() throws OCSPException, IOException {
        return new OCSPReqBuilder()
                .addRequest(asked)
                .setRequestExtensions(new Extensions(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded())))
                .build()
                .getEncoded();
    }

    /**
     * What the responder says about the certificate.
     *
     * @throws NoAnswer when there is nothing in it that may be believed
     */
    SingleResp read(byte[] body, Instant now, Duration skew)
            throws NoAnswer, IOException, OCSPException, OperatorCreationException, CertException,
                    CertificateEncodingException {
        OCSPResp response = new OCSPResp(body);
        if (response.getStatus() != OCSPResp.SUCCESSFUL
                || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
            throw new NoAnswer("response status " + response.getStatus());
        }
        requireSignature(basic, now);
        requireNonce(basic);
        for (SingleResp single : basic.getResponses()) {
            if (single.getCertID().equals(asked)) {
                requireNow(single, now, skew);
                return single;
            }
        }
        throw new NoAnswer("an answer about another certificate");
    }

    private void requireSignature(BasicOCSPResp basic, Instant now)
            throws NoAnswer, OCSPException, OperatorCreationException, CertException, CertificateEncodingException,
                    IOException {
        ContentVerifierProvider ofIssuer = verifier(issuer);
        if (basic.isSignatureValid(ofIssuer)) {
            return;
        }
        for (X509CertificateHolder candidate : basic.getCerts()) {
            if (appointed(candidate, ofIssuer, now) && basic.isSignatureValid(verifier(candidate))) {
                return;
            }
        }
        throw new NoAnswer("signed neither by the issuer nor by a responder it appointed");
    }

    /** RFC 6960 section 4.2.2.2: issued by the very authority that issued the certificate, for OCSP signing, and valid. */
    private boolean appointed(X509CertificateHolder candidate, ContentVerifierProvider ofIssuer, Instant now)
            throws CertException {
        Extension usage = candidate.getExtension(Extension.extendedKeyUsage);
        BasicConstraints constraints = BasicConstraints.fromExtensions(candidate.getExtensions());
        return usage != null
                && ExtendedKeyUsage.getInstance(usage.getParsedValue()).hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                && (constraints == null || !constraints.isCA())
                && candidate.getIssuer().equals(issuer.getSubject())
                && candidate.isValidOn(Date.from(now))
                && candidate.isSignatureValid(ofIssuer);
    }

    private static ContentVerifierProvider verifier(X509CertificateHolder holder)
            throws OperatorCreationException, IOException {
        try {
            return new JcaContentVerifierProviderBuilder().build(holder);
        } catch (java.security.cert.CertificateException e) {
            throw new IOException("a responder certificate that cannot be read", e);
        }
    }

    /** A responder may leave the nonce out (an answer made in advance); another one is an answer to another question. */
    private void requireNonce(BasicOCSPResp basic) throws NoAnswer, IOException {
        Extension echoed = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (echoed != null
                && !MessageDigest.isEqual(echoed.getExtnValue().getOctets(), new DEROctetString(nonce).getEncoded())) {
            throw new NoAnswer("an answer to another question (nonce)");
        }
    }

    private static void requireNow(SingleResp single, Instant now, Duration skew) throws NoAnswer {
        Instant from = single.getThisUpdate().toInstant();
        Date next = single.getNextUpdate();
        if (from.isAfter(now.plus(skew))) {
            throw new NoAnswer("an answer from the future (thisUpdate " + from + ")");
        }
        if (next == null && from.isBefore(now.minus(skew))) {
            throw new NoAnswer("a stale answer (thisUpdate " + from + ", no nextUpdate)");
        }
        if (next != null && next.toInstant().isBefore(now.minus(skew))) {
            throw new NoAnswer("a stale answer (nextUpdate " + next.toInstant() + ")");
        }
    }
}
