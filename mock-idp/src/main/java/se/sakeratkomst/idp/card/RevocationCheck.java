package se.sakeratkomst.idp.card;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sakeratkomst.kit.tls.PeerClient;

/**
 * Asks OCSP, then the CRL, whether a certificate is revoked, at the addresses the certificate names. Revoked is refused, and so is
 * what neither can tell. Answers are judged in wall time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960">RFC 6960</a>
 */
public final class RevocationCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationCheck.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Neither way to ask gave an answer that can be trusted. */
    private static final class Undetermined extends Exception {
        private static final long serialVersionUID = 1L;

        Undetermined(String why) {
            super(why);
        }
    }

    private final PeerClient peers;
    private final Clock wall;
    private final SecureRandom random = new SecureRandom();

    public RevocationCheck(PeerClient peers, Clock wall) {
        this.peers = peers;
        this.wall = wall;
    }

    /**
     * Requires that the certificate is not revoked.
     *
     * @return OCSP or CRL, whichever told
     * @throws CardRefused when it is revoked, or nobody could tell
     */
    public String requireGood(X509Certificate certificate, X509Certificate issuer) {
        String ocsp;
        try {
            askOcsp(certificate, issuer);
            return "OCSP";
        } catch (Undetermined e) {
            ocsp = String.valueOf(e.getMessage());
            LOG.debug("OCSP gave no answer: {}", ocsp);
        }
        try {
            askCrl(certificate, issuer);
            return "CRL";
        } catch (Undetermined e) {
            throw new CardRefused(
                    "CARD-REVOCATION",
                    "finding out whether the card's certificate is revoked",
                    "undetermined. OCSP: " + ocsp + ". CRL: " + e.getMessage(),
                    "an answer from OCSP or a CRL",
                    "Check that the card service is up; without an answer nobody is logged in.");
        }
    }

    private static CardRefused revoked(String how, Date when) {
        return new CardRefused(
                "CARD-REVOCATION",
                "finding out whether the card's certificate is revoked",
                how + ": revoked at " + when.toInstant(),
                "a certificate that is not revoked",
                "Use another card, or reset the lab to get new ones.");
    }

    private void askOcsp(X509Certificate certificate, X509Certificate issuer) throws Undetermined {
        X509CertificateHolder issuerHolder = CardVerifier.holder(issuer);
        URI address = ocspAddress(certificate).orElseThrow(() -> new Undetermined("no address in the certificate"));
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            CertificateID id = new CertificateID(
                    digests.get(CertificateID.HASH_SHA1), issuerHolder, certificate.getSerialNumber());
            byte[] nonce = new byte[16];
            random.nextBytes(nonce);
            OCSPReq request = new OCSPReqBuilder()
                    .addRequest(id)
                    .setRequestExtensions(new Extensions(new Extension(
                            OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded())))
                    .build();
            HttpResponse<byte[]> answer = peers.http()
                    .send(
                            HttpRequest.newBuilder(peers.reach(address))
                                    .timeout(TIMEOUT)
                                    .header("Content-Type", "application/ocsp-request")
                                    .POST(BodyPublishers.ofByteArray(request.getEncoded()))
                                    .build(),
                            BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Undetermined("HTTP " + answer.statusCode() + " from " + address);
            }
            judge(basic(answer.body()), id, issuerHolder, nonce);
        } catch (IOException e) {
            throw new Undetermined("no answer from " + address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Undetermined("interrupted");
        } catch (OCSPException | OperatorCreationException | CertException | GeneralSecurityException e) {
            throw new Undetermined("an answer that cannot be read");
        }
    }

    private static BasicOCSPResp basic(byte[] body) throws Undetermined, IOException, OCSPException {
        OCSPResp response = new OCSPResp(body);
        if (response.getStatus() != OCSPResp.SUCCESSFUL
                || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
            throw new Undetermined("response status " + response.getStatus());
        }
        return basic;
    }

    private void judge(BasicOCSPResp basic, CertificateID id, X509CertificateHolder issuer, byte[] nonce)
            throws Undetermined, OCSPException, OperatorCreationException, CertException, GeneralSecurityException,
                    IOException {
        ContentVerifierProvider ofIssuer = new JcaContentVerifierProviderBuilder().build(issuer);
        if (!basic.isSignatureValid(responder(basic, issuer, ofIssuer))) {
            throw new Undetermined("an answer with a wrong signature");
        }
        Extension echoed = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (echoed != null
                && !MessageDigest.isEqual(echoed.getExtnValue().getOctets(), new DEROctetString(nonce).getEncoded())) {
            throw new Undetermined("an answer to another question (nonce)");
        }
        Instant now = wall.instant();
        for (SingleResp single : basic.getResponses()) {
            if (!single.getCertID().getSerialNumber().equals(id.getSerialNumber())
                    || !MessageDigest.isEqual(single.getCertID().getIssuerKeyHash(), id.getIssuerKeyHash())) {
                continue;
            }
            Date next = single.getNextUpdate();
            if (single.getThisUpdate().toInstant().isAfter(now.plus(SKEW))
                    || (next != null && next.toInstant().isBefore(now.minus(SKEW)))) {
                throw new Undetermined("an answer that is not of now");
            }
            CertificateStatus status = single.getCertStatus();
            if (status == CertificateStatus.GOOD) {
                return;
            }
            if (status instanceof RevokedStatus revoked) {
                throw revoked("OCSP", revoked.getRevocationTime());
            }
            throw new Undetermined("the responder does not know the certificate");
        }
        throw new Undetermined("an answer about another certificate");
    }

    private ContentVerifierProvider responder(
            BasicOCSPResp basic, X509CertificateHolder issuer, ContentVerifierProvider ofIssuer)
            throws OperatorCreationException, CertException, GeneralSecurityException {
        for (X509CertificateHolder candidate : basic.getCerts()) {
            Extension usage = candidate.getExtension(Extension.extendedKeyUsage);
            boolean delegated = usage != null
                    && ExtendedKeyUsage.getInstance(usage.getParsedValue())
                            .hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning);
            if (delegated
                    && candidate.getIssuer().equals(issuer.getSubject())
                    && candidate.isValidOn(Date.from(wall.instant()))
                    && candidate.isSignatureValid(ofIssuer)) {
                return new JcaContentVerifierProviderBuilder().build(candidate);
            }
        }
        return ofIssuer;
    }

    private void askCrl(X509Certificate certificate, X509Certificate issuer) throws Undetermined {
        URI address = crlAddress(certificate).orElseThrow(() -> new Undetermined("no address in the certificate"));
        try {
            HttpResponse<byte[]> answer = peers.http()
                    .send(
                            HttpRequest.newBuilder(peers.reach(address))
                                    .timeout(TIMEOUT)
                                    .build(),
                            BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Undetermined("HTTP " + answer.statusCode() + " from " + address);
            }
            X509CRL crl = (X509CRL)
                    CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(answer.body()));
            if (crl == null || !crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                throw new Undetermined("a CRL of another issuer");
            }
            crl.verify(issuer.getPublicKey());
            Instant now = wall.instant();
            if (crl.getNextUpdate() == null || crl.getNextUpdate().toInstant().isBefore(now.minus(SKEW))) {
                throw new Undetermined("a CRL that is out of date");
            }
            X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
            if (entry != null) {
                throw revoked("CRL", entry.getRevocationDate());
            }
        } catch (IOException e) {
            throw new Undetermined("no answer from " + address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Undetermined("interrupted");
        } catch (GeneralSecurityException e) {
            throw new Undetermined("a CRL that cannot be verified");
        }
    }

    private static Optional<URI> ocspAddress(X509Certificate certificate) {
        Extension extension = CardVerifier.holder(certificate).getExtension(Extension.authorityInfoAccess);
        if (extension == null) {
            return Optional.empty();
        }
        for (AccessDescription access : AuthorityInformationAccess.getInstance(extension.getParsedValue())
                .getAccessDescriptions()) {
            if (AccessDescription.id_ad_ocsp.equals(access.getAccessMethod())) {
                Optional<URI> address = uri(access.getAccessLocation());
                if (address.isPresent()) {
                    return address;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<URI> crlAddress(X509Certificate certificate) {
        Extension extension = CardVerifier.holder(certificate).getExtension(Extension.cRLDistributionPoints);
        if (extension == null) {
            return Optional.empty();
        }
        for (DistributionPoint point :
                CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
            DistributionPointName name = point.getDistributionPoint();
            if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                for (GeneralName each : GeneralNames.getInstance(name.getName()).getNames()) {
                    Optional<URI> address = uri(each);
                    if (address.isPresent()) {
                        return address;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<URI> uri(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    URI.create(ASN1IA5String.getInstance(name.getName()).getString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
