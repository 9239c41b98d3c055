package se.sakeratkomst.ehm.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.tls.PeerClient;

/**
 * Asks the OCSP responder that the certificate names, and reads the CRL that it names when OCSP gives no answer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960">RFC 6960</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-5">RFC 5280 section 5</a>
 */
final class OcspThenCrl implements Revocation {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    private final PeerClient peers;
    private final Clock clock;

    OcspThenCrl(PeerClient peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
    }

    @Override
    public RevocationStatus statusOf(X509Certificate certificate, X509Certificate issuer) {
        List<String> reasons = new ArrayList<>();
        Optional<RevocationStatus> answer = first(
                        ocspAddresses(certificate), "OCSP", reasons, at -> ocsp(at, certificate, issuer))
                .or(() -> first(crlAddresses(certificate), "CRL", reasons, at -> crl(at, certificate, issuer)));
        return answer.orElseGet(() -> RevocationStatus.unknown(String.join("; ", reasons)));
    }

    private interface Question {
        RevocationStatus ask(URI address) throws IOException, InterruptedException, GeneralSecurityException;
    }

    private static Optional<RevocationStatus> first(
            List<URI> addresses, String kind, List<String> reasons, Question question) {
        if (addresses.isEmpty()) {
            reasons.add("the certificate names no " + kind);
        }
        for (URI address : addresses) {
            try {
                RevocationStatus status = question.ask(address);
                if (status.state() != RevocationStatus.State.UNKNOWN) {
                    return Optional.of(status);
                }
                reasons.add(kind + " " + address + ": " + status.source());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                reasons.add(kind + " " + address + ": interrupted");
            } catch (IOException | GeneralSecurityException e) {
                reasons.add(kind + " " + address + ": " + e);
            }
        }
        return Optional.empty();
    }

    private RevocationStatus ocsp(URI address, X509Certificate certificate, X509Certificate issuer)
            throws IOException, InterruptedException, GeneralSecurityException {
        try {
            CertificateID id = new JcaCertificateID(
                    new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                    issuer,
                    certificate.getSerialNumber());
            byte[] request = new OCSPReqBuilder().addRequest(id).build().getEncoded();
            HttpResponse<byte[]> answer = peers.http()
                    .send(
                            HttpRequest.newBuilder(peers.reach(address))
                                    .timeout(TIMEOUT)
                                    .header("Content-Type", "application/ocsp-request")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                return RevocationStatus.unknown("HTTP " + answer.statusCode());
            }
            OCSPResp response = new OCSPResp(answer.body());
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                return RevocationStatus.unknown("response status " + response.getStatus());
            }
            return read(basic, id, issuer, "OCSP " + address);
        } catch (OCSPException | OperatorCreationException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private RevocationStatus read(BasicOCSPResp basic, CertificateID id, X509Certificate issuer, String source)
            throws GeneralSecurityException, OCSPException, OperatorCreationException {
        if (!signedByAuthority(basic, issuer)) {
            return RevocationStatus.unknown("signed neither by the issuer nor by a responder it appointed");
        }
        for (SingleResp single : basic.getResponses()) {
            boolean same = single.getCertID().getSerialNumber().equals(id.getSerialNumber())
                    && single.getCertID().equals(id);
            if (same && current(single.getThisUpdate(), single.getNextUpdate())) {
                CertificateStatus status = single.getCertStatus();
                if (status == CertificateStatus.GOOD) {
                    return RevocationStatus.good(source);
                }
                return status instanceof RevokedStatus revoked
                        ? RevocationStatus.revoked(
                                source, revoked.getRevocationTime().toInstant())
                        : RevocationStatus.unknown("the responder does not know the certificate");
            }
        }
        return RevocationStatus.unknown("no current answer about the certificate");
    }

    private static boolean signedByAuthority(BasicOCSPResp basic, X509Certificate issuer)
            throws GeneralSecurityException, OCSPException, OperatorCreationException {
        JcaContentVerifierProviderBuilder verifier = new JcaContentVerifierProviderBuilder();
        if (basic.isSignatureValid(verifier.build(issuer))) {
            return true;
        }
        for (X509CertificateHolder holder : basic.getCerts()) {
            X509Certificate responder = new JcaX509CertificateConverter().getCertificate(holder);
            if (appointed(responder, issuer) && basic.isSignatureValid(verifier.build(responder))) {
                return true;
            }
        }
        return false;
    }

    private static boolean appointed(X509Certificate responder, X509Certificate issuer) {
        try {
            responder.verify(issuer.getPublicKey());
            List<String> usages = responder.getExtendedKeyUsage();
            return usages != null && usages.contains(OCSP_SIGNING);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private RevocationStatus crl(URI address, X509Certificate certificate, X509Certificate issuer)
            throws IOException, InterruptedException, GeneralSecurityException {
        HttpResponse<byte[]> answer = peers.http()
                .send(
                        HttpRequest.newBuilder(peers.reach(address))
                                .timeout(TIMEOUT)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            return RevocationStatus.unknown("HTTP " + answer.statusCode());
        }
        if (!(CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(answer.body()))
                instanceof X509CRL list)) {
            return RevocationStatus.unknown("not an X.509 CRL");
        }
        list.verify(issuer.getPublicKey());
        if (!current(list.getThisUpdate(), list.getNextUpdate())) {
            return RevocationStatus.unknown("the CRL is not current");
        }
        BigInteger serial = certificate.getSerialNumber();
        X509CRLEntry entry = list.getRevokedCertificate(serial);
        return entry == null
                ? RevocationStatus.good("CRL " + address)
                : RevocationStatus.revoked(
                        "CRL " + address, entry.getRevocationDate().toInstant());
    }

    private boolean current(Date from, @Nullable Date until) {
        Instant now = clock.instant();
        return !from.toInstant().isAfter(now.plus(SKEW))
                && (until == null || until.toInstant().isAfter(now.minus(SKEW)));
    }

    private static List<URI> ocspAddresses(X509Certificate certificate) {
        AuthorityInformationAccess access =
                AuthorityInformationAccess.fromExtensions(holder(certificate).getExtensions());
        List<URI> addresses = new ArrayList<>();
        for (AccessDescription description :
                access == null ? new AccessDescription[0] : access.getAccessDescriptions()) {
            if (AccessDescription.id_ad_ocsp.equals(description.getAccessMethod())) {
                address(description.getAccessLocation()).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    private static List<URI> crlAddresses(X509Certificate certificate) {
        Extension extension = holder(certificate).getExtension(Extension.cRLDistributionPoints);
        List<URI> addresses = new ArrayList<>();
        if (extension != null) {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName each :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        address(each).ifPresent(addresses::add);
                    }
                }
            }
        }
        return addresses;
    }

    private static Optional<URI> address(GeneralName name) {
        String text = name.getName().toString();
        return name.getTagNo() == GeneralName.uniformResourceIdentifier && text.startsWith("http")
                ? Optional.of(URI.create(text))
                : Optional.empty();
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("The certificate does not parse", e);
        }
    }
}
