package se.sakeratkomst.cards.revocation;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaRespID;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.pki.Authority;
import se.sakeratkomst.cards.pki.Ca;
import se.sakeratkomst.cards.pki.PkiSettings;
import se.sakeratkomst.cards.pki.PkiStore;
import se.sakeratkomst.cards.pki.TestPki;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Answers whether certificates hold, in wall time, signed by a responder that the issuing authority itself delegated to.
 * A certificate the authority never issued is {@code unknown}; a foreign issuer is {@code unauthorized}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960">RFC 6960, OCSP</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9654">RFC 9654, nonce</a>
 */
public final class OcspResponder {

    /** Longest request that is looked at, in bytes. */
    static final int LONGEST = 16_384;

    private static final int LONGEST_NONCE = 128;
    private static final String SIGNATURE = "SHA256withRSA";

    private final PkiStore pkis;
    private final Revocation revocation;
    private final PkiSettings settings;
    private final Journal journal;
    private final Clock wall;
    private final DigestCalculatorProvider digests;

    public OcspResponder(PkiStore pkis, Revocation revocation, PkiSettings settings, Journal journal, Clock wall) {
        this.pkis = pkis;
        this.revocation = revocation;
        this.settings = settings;
        this.journal = journal;
        this.wall = wall;
        try {
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("The platform's digests could not be used", e);
        }
    }

    /**
     * Answers one request.
     *
     * @return the DER of an OCSPResponse, which says itself when the request was malformed or not this responder's
     */
    public byte[] answer(LabId lab, byte[] der) {
        OCSPReq request;
        Req[] asked;
        try {
            if (der.length > LONGEST) {
                return refusal(lab, OCSPRespBuilder.MALFORMED_REQUEST, "a request of " + der.length + " bytes");
            }
            request = new OCSPReq(der);
            asked = request.getRequestList();
        } catch (IOException | RuntimeException e) {
            return refusal(lab, OCSPRespBuilder.MALFORMED_REQUEST, "bytes that are no OCSPRequest");
        }
        if (asked.length == 0) {
            return refusal(lab, OCSPRespBuilder.MALFORMED_REQUEST, "a request for no certificate");
        }
        try {
            Optional<Authority> issuer = issuer(asked);
            if (issuer.isEmpty()) {
                return refusal(lab, OCSPRespBuilder.UNAUTHORIZED, "an issuer that is none of the sandbox's");
            }
            return signed(lab, issuer.get(), request, asked);
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new IllegalStateException("Could not make an OCSP answer", e);
        }
    }

    /** The authority that issued all of them. */
    private Optional<Authority> issuer(Req[] asked) throws CertificateEncodingException {
        TestPki pki = pkis.pki();
        for (Ca ca : Ca.values()) {
            Authority authority = pki.authority(ca);
            X509CertificateHolder holder = new JcaX509CertificateHolder(authority.certificate());
            if (Arrays.stream(asked).allMatch(req -> issuedBy(holder, req.getCertID()))) {
                return Optional.of(authority);
            }
        }
        return Optional.empty();
    }

    private boolean issuedBy(X509CertificateHolder issuer, CertificateID id) {
        try {
            return id.matchesIssuer(issuer, digests);
        } catch (OCSPException e) {
            return false;
        }
    }

    private byte[] signed(LabId lab, Authority issuer, OCSPReq request, Req[] asked)
            throws OCSPException, OperatorCreationException, CertificateEncodingException, IOException {
        Instant now = wall.instant();
        Date thisUpdate = Date.from(now);
        Date nextUpdate = Date.from(now.plus(settings.ocspLifetime()));
        BasicOCSPRespBuilder builder =
                new BasicOCSPRespBuilder(new JcaRespID(issuer.responder().getSubjectX500Principal()));
        for (Req req : asked) {
            String serial = req.getCertID().getSerialNumber().toString(16);
            Optional<Revocation.Status> status = revocation.status(issuer.ca(), serial);
            builder.addResponse(req.getCertID(), bc(status), thisUpdate, nextUpdate);
            journal.append(
                    lab,
                    Note.of("ocsp.answered")
                            .protocol("OCSP")
                            .correlation(
                                    status.map(Revocation.Status::fingerprint).orElse(null))
                            .summary("OCSP: " + issuer.ca().slug() + " " + serial + " is "
                                    + status.map(Revocation.Status::word).orElse("unknown"))
                            .fact("ca", issuer.ca().slug())
                            .fact("serial", serial)
                            .fact("status", status.map(Revocation.Status::word).orElse("unknown"))
                            .info());
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null && echoed(nonce)) {
            builder.setResponseExtensions(new Extensions(nonce));
        }
        X509CertificateHolder[] responder = {new JcaX509CertificateHolder(issuer.responder())};
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(
                                new JcaContentSignerBuilder(SIGNATURE)
                                        .build(pkis.pki().responderKey()),
                                responder,
                                thisUpdate))
                .getEncoded();
    }

    private static boolean echoed(Extension nonce) {
        ASN1OctetString value = nonce.getExtnValue();
        return value.getOctets().length <= LONGEST_NONCE;
    }

    private static @Nullable CertificateStatus bc(Optional<Revocation.Status> status) {
        if (status.isEmpty()) {
            return new UnknownStatus();
        }
        OffsetDateTime at = status.get().revokedAt();
        if (at == null) {
            return CertificateStatus.GOOD;
        }
        return new RevokedStatus(
                Date.from(at.toInstant()), Revocation.code(status.get().reason()));
    }

    private byte[] refusal(LabId lab, int code, String observed) {
        journal.append(
                lab,
                Note.of("ocsp.refused")
                        .protocol("OCSP")
                        .summary("OCSP request refused: " + observed)
                        .fact("responseStatus", code)
                        .refused());
        try {
            return new OCSPRespBuilder().build(code, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("Could not make an OCSP refusal", e);
        }
    }
}
