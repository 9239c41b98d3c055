package se.sakeratkomst.cards.revocation;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
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
import se.sakeratkomst.cards.revocation.fault.ArmedFaults;
import se.sakeratkomst.cards.revocation.fault.Says;
import se.sakeratkomst.cards.revocation.fault.Signer;
import se.sakeratkomst.cards.revocation.fault.Validity;
import se.sakeratkomst.kit.journal.Journal;
import se.sakeratkomst.kit.journal.Note;
import se.sakeratkomst.kit.lab.LabId;

/**
 * Answers whether certificates hold, in wall time, signed by a responder that the issuing authority itself delegated to.
 * A certificate the authority never issued is {@code unknown}; a foreign issuer is {@code unauthorized}. A signed answer is used
 * again for the same question until shortly before its nextUpdate, as long as the register says the same and no fault is at work;
 * an answer with a nonce is signed for that question alone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960">RFC 6960, OCSP</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5019">RFC 5019, answers signed ahead and HTTP caches</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9654">RFC 9654, nonce</a>
 */
public final class OcspResponder {

    /** Longest request that is looked at, in bytes. */
    static final int LONGEST = 16_384;

    private static final int LONGEST_NONCE = 128;
    private static final String SIGNATURE = "SHA256withRSA";
    private static final Duration LONG_AGO = Duration.ofDays(7);

    private final PkiStore pkis;
    private final Revocation revocation;
    private final Faults faults;
    private final PkiSettings settings;
    private final Journal journal;
    private final Clock wall;
    private final DigestCalculatorProvider digests;
    private final SignedAnswers kept = new SignedAnswers();
    private final SelfAppointedResponder selfAppointed = new SelfAppointedResponder();

    public OcspResponder(
            PkiStore pkis, Revocation revocation, Faults faults, PkiSettings settings, Journal journal, Clock wall) {
        this.pkis = pkis;
        this.revocation = revocation;
        this.faults = faults;
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
     * @return an OCSPResponse, which says itself when the request was malformed or not this responder's; or none where the responder
     *     is to be down
     */
    public OcspAnswer answer(LabId lab, byte[] der) {
        ArmedFaults armed = faults.armed(lab);
        switch (armed.transport()) {
            case DOWN -> {
                return down(lab, armed);
            }
            case TRY_LATER -> {
                return refusal(lab, OCSPRespBuilder.TRY_LATER, "by the fault ocsp-try-later");
            }
            case SLOW -> faults.waitLikeASlowResponder(lab);
            case RIGHT -> {
                // answered below
            }
        }
        if (armed.disturbOcsp()) {
            return made(lab, der, armed);
        }
        return again(lab, der).orElseGet(() -> made(lab, der, armed));
    }

    /** The answer kept for the same question, where it still tells what the register says. */
    private Optional<OcspAnswer> again(LabId lab, byte[] der) {
        SignedAnswers.Kept known = kept.find(der, wall.instant());
        if (known == null || !revocation.status(known.ca(), known.serial()).equals(Optional.of(known.status()))) {
            return Optional.empty();
        }
        note(lab, known.ca(), known.serial(), Optional.of(known.status()), ArmedFaults.NONE, true);
        return Optional.of(known.answer());
    }

    private OcspAnswer made(LabId lab, byte[] der, ArmedFaults armed) {
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
            return signed(lab, issuer.get(), der, request, asked, armed);
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

    private OcspAnswer signed(LabId lab, Authority issuer, byte[] der, OCSPReq request, Req[] asked, ArmedFaults armed)
            throws OCSPException, OperatorCreationException, CertificateEncodingException, IOException {
        Instant now = wall.instant();
        Instant from = armed.validity() == Validity.PAST ? now.minus(LONG_AGO) : now;
        Instant until = from.plus(settings.ocspLifetime());
        BasicOCSPRespBuilder builder =
                new BasicOCSPRespBuilder(new JcaRespID(issuer.responder().getSubjectX500Principal()));
        Optional<Revocation.Status> last = Optional.empty();
        for (Req req : asked) {
            String serial = req.getCertID().getSerialNumber().toString(16);
            last = revocation.status(issuer.ca(), serial);
            builder.addResponse(req.getCertID(), said(armed.says(), last, now), Date.from(from), Date.from(until));
            note(lab, issuer.ca(), serial, last, armed, false);
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null && echoed(nonce)) {
            builder.setResponseExtensions(new Extensions(nonce));
        }
        byte[] answer = new OCSPRespBuilder()
                .build(OCSPRespBuilder.SUCCESSFUL, signature(builder, issuer, armed, from))
                .getEncoded();
        boolean reusable = nonce == null && asked.length == 1 && !armed.disturbOcsp() && last.isPresent();
        if (!reusable) {
            return OcspAnswer.once(answer);
        }
        Instant fresh = until.minus(settings.ocspLifetime().dividedBy(5));
        OcspAnswer lasting = OcspAnswer.lasting(answer, from, fresh, until);
        String serial = asked[0].getCertID().getSerialNumber().toString(16);
        kept.keep(der, new SignedAnswers.Kept(lasting, issuer.ca(), serial, last.get()));
        return lasting;
    }

    private BasicOCSPResp signature(BasicOCSPRespBuilder builder, Authority issuer, ArmedFaults armed, Instant at)
            throws OCSPException, OperatorCreationException, CertificateEncodingException {
        boolean delegated = armed.signer() == Signer.DELEGATED;
        X509CertificateHolder responder = new JcaX509CertificateHolder(issuer.responder());
        X509CertificateHolder[] chain = {delegated ? responder : selfAppointed.certificate(responder)};
        return builder.build(
                new JcaContentSignerBuilder(SIGNATURE)
                        .build(delegated ? pkis.pki().responderKey() : selfAppointed.key()),
                chain,
                Date.from(at));
    }

    private static boolean echoed(Extension nonce) {
        ASN1OctetString value = nonce.getExtnValue();
        return value.getOctets().length <= LONGEST_NONCE;
    }

    private static @Nullable CertificateStatus said(Says says, Optional<Revocation.Status> status, Instant now) {
        return switch (says) {
            case REVOKED -> new RevokedStatus(Date.from(now.minus(LONG_AGO)), CRLReason.keyCompromise);
            case UNKNOWN -> new UnknownStatus();
            case THE_TRUTH -> status.isEmpty() ? new UnknownStatus() : truth(status.get());
        };
    }

    private static @Nullable CertificateStatus truth(Revocation.Status status) {
        OffsetDateTime at = status.revokedAt();
        return at == null
                ? CertificateStatus.GOOD
                : new RevokedStatus(Date.from(at.toInstant()), Revocation.code(status.reason()));
    }

    private void note(
            LabId lab, Ca ca, String serial, Optional<Revocation.Status> status, ArmedFaults armed, boolean cached) {
        String word = switch (armed.says()) {
            case REVOKED -> "revoked";
            case UNKNOWN -> "unknown";
            case THE_TRUTH -> status.map(Revocation.Status::word).orElse("unknown");
        };
        Note note = Note.of("ocsp.answered")
                .protocol("OCSP")
                .correlation(status.map(Revocation.Status::fingerprint).orElse(null))
                .summary("OCSP: " + ca.slug() + " " + serial + " is " + word)
                .fact("ca", ca.slug())
                .fact("serial", serial)
                .fact("status", word)
                .info();
        if (cached) {
            note.fact("cached", true);
        }
        if (armed.disturbOcsp()) {
            note.fact("faults", armed.ids());
        }
        journal.append(lab, note);
    }

    private OcspAnswer down(LabId lab, ArmedFaults armed) {
        journal.append(
                lab,
                Note.of("ocsp.refused")
                        .protocol("OCSP")
                        .summary("OCSP is down: 503")
                        .fact("httpStatus", 503)
                        .fact("faults", armed.ids())
                        .refused());
        return OcspAnswer.NONE;
    }

    private OcspAnswer refusal(LabId lab, int code, String observed) {
        journal.append(
                lab,
                Note.of("ocsp.refused")
                        .protocol("OCSP")
                        .summary("OCSP request refused: " + observed)
                        .fact("responseStatus", code)
                        .refused());
        try {
            return OcspAnswer.once(new OCSPRespBuilder().build(code, null).getEncoded());
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("Could not make an OCSP refusal", e);
        }
    }
}
