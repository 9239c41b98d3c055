package se.sakeratkomst.kit.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CRLException;
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
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.kit.revocation.RevocationResult.Source;
import se.sakeratkomst.kit.revocation.RevocationResult.Stage;
import se.sakeratkomst.kit.revocation.RevocationResult.State;
import se.sakeratkomst.kit.tls.PeerClient;

/**
 * Asks the OCSP responder that the certificate names, and reads the CRL that it names when OCSP gives no answer that may be believed.
 * Only the certificate itself is asked about, not its issuer. Answers are judged in wall time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6960">RFC 6960</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-5">RFC 5280 section 5</a>
 */
public final class OcspThenCrl implements Revocation {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int CRL_SIGN = 6;

    private final PeerClient peers;
    private final Clock wall;
    private final SecureRandom random = new SecureRandom();

    public OcspThenCrl(PeerClient peers, Clock wall) {
        this.peers = peers;
        this.wall = wall;
    }

    @Override
    public RevocationResult of(X509Certificate certificate, X509Certificate issuer) {
        Addresses addresses = Addresses.of(certificate);
        List<Stage> stages = new ArrayList<>();
        boolean told = ask(Source.OCSP, addresses.ocsp(), stages, at -> ocsp(at, certificate, issuer))
                || ask(Source.CRL, addresses.crl(), stages, at -> crl(at, certificate, issuer));
        return told ? RevocationResult.of(stages) : new RevocationResult(State.UNDETERMINED, stages);
    }

    private interface Question {
        Stage at(URI address) throws NoAnswer, IOException, InterruptedException, GeneralSecurityException;
    }

    /** Asks one address after the other until one tells. */
    private static boolean ask(Source source, List<URI> addresses, List<Stage> stages, Question question) {
        if (addresses.isEmpty()) {
            stages.add(Stage.undetermined(source, null, "the certificate names no " + source));
        }
        for (URI address : addresses) {
            Stage stage = asked(source, address, question);
            stages.add(stage);
            if (stage.state() != State.UNDETERMINED) {
                return true;
            }
        }
        return false;
    }

    private static Stage asked(Source source, URI address, Question question) {
        try {
            return question.at(address);
        } catch (NoAnswer e) {
            return Stage.undetermined(source, address, e.why());
        } catch (HttpTimeoutException e) {
            return Stage.undetermined(source, address, "no answer within " + TIMEOUT.toSeconds() + " s");
        } catch (IOException e) {
            return Stage.undetermined(source, address, "no answer from " + address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stage.undetermined(source, address, "interrupted");
        } catch (GeneralSecurityException e) {
            return Stage.undetermined(source, address, "an answer that cannot be read");
        }
    }

    private Stage ocsp(URI address, X509Certificate certificate, X509Certificate issuer)
            throws NoAnswer, IOException, InterruptedException, GeneralSecurityException {
        try {
            OcspAnswer question = new OcspAnswer(certificate, issuer, random);
            byte[] body = send(HttpRequest.newBuilder(peers.reach(address))
                    .header("Content-Type", "application/ocsp-request")
                    .POST(BodyPublishers.ofByteArray(question.request())));
            SingleResp single = read(question, body);
            CertificateStatus status = single.getCertStatus();
            if (status == CertificateStatus.GOOD) {
                return good(Source.OCSP, address, single.getNextUpdate());
            }
            if (status instanceof RevokedStatus revoked) {
                return revoked(Source.OCSP, address, revoked.getRevocationTime());
            }
            throw new NoAnswer("the responder does not know the certificate");
        } catch (OCSPException | OperatorCreationException | CertException | RuntimeException e) {
            throw new NoAnswer("an answer that cannot be read");
        }
    }

    private SingleResp read(OcspAnswer question, byte[] body)
            throws NoAnswer, OCSPException, OperatorCreationException, CertException, GeneralSecurityException {
        try {
            return question.read(body, wall.instant(), SKEW);
        } catch (IOException e) {
            throw new NoAnswer("an answer that cannot be read");
        }
    }

    private Stage crl(URI address, X509Certificate certificate, X509Certificate issuer)
            throws NoAnswer, IOException, InterruptedException, GeneralSecurityException {
        byte[] body = send(HttpRequest.newBuilder(peers.reach(address)));
        X509CRL list = list(body);
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            throw new NoAnswer("a CRL of another issuer");
        }
        requireSignature(list, issuer);
        Instant now = wall.instant();
        if (list.getThisUpdate().toInstant().isAfter(now.plus(SKEW))) {
            throw new NoAnswer(
                    "a CRL from the future (thisUpdate " + list.getThisUpdate().toInstant() + ")");
        }
        if (list.getNextUpdate() == null) {
            throw new NoAnswer("a CRL without nextUpdate");
        }
        if (list.getNextUpdate().toInstant().isBefore(now.minus(SKEW))) {
            throw new NoAnswer("a stale CRL (nextUpdate " + list.getNextUpdate().toInstant() + ")");
        }
        if (list.hasUnsupportedCriticalExtension()) {
            throw new NoAnswer("a CRL with critical extensions that are not understood");
        }
        X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        return entry == null
                ? good(Source.CRL, address, list.getNextUpdate())
                : revoked(Source.CRL, address, entry.getRevocationDate());
    }

    private static X509CRL list(byte[] body) throws NoAnswer, GeneralSecurityException {
        try {
            if (CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(body))
                    instanceof X509CRL list) {
                return list;
            }
        } catch (CRLException e) {
            // bytes that are no CRL
        }
        throw new NoAnswer("bytes that are no X.509 CRL");
    }

    private static void requireSignature(X509CRL list, X509Certificate issuer) throws NoAnswer {
        boolean[] usage = issuer.getKeyUsage();
        try {
            list.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new NoAnswer("a CRL that the issuer did not sign");
        }
        if (usage != null && !usage[CRL_SIGN]) {
            throw new NoAnswer("a CRL of an issuer whose key is not for CRLs");
        }
    }

    private byte[] send(HttpRequest.Builder request) throws NoAnswer, IOException, InterruptedException {
        HttpResponse<byte[]> answer = peers.http().send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new NoAnswer("no answer (HTTP " + answer.statusCode() + ")");
        }
        return answer.body();
    }

    private static Stage good(Source source, URI address, @Nullable Date until) {
        return new Stage(
                source, address, State.GOOD, until == null ? "good" : "good, fresh until " + until.toInstant(), null);
    }

    private static Stage revoked(Source source, URI address, Date when) {
        return new Stage(source, address, State.REVOKED, "revoked at " + when.toInstant(), when.toInstant());
    }
}
