package se.sakeratkomst.ehm.pirr;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import se.sakeratkomst.ehm.pirr.PirrRefused.Kind;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.people.People;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.revocation.Revocation;
import se.sakeratkomst.kit.revocation.RevocationResult;
import se.sakeratkomst.kit.tls.PeerClient;

/**
 * Judges the certificate that a message is signed with: it chains to the sandbox's root, is valid by the lab's clock, is for underskrift (PIN 2),
 * belongs to the lab and is not revoked, and its holder is somebody that the catalogue knows.
 */
final class SignersCard {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int SAN_URI = 6;
    private static final String USE_CARD =
            "Sign with PIN 2 of the veterinarian's card of this lab: POST /api/cards/{card}/sign with use underskrift.";

    private final PeerClient peers;
    private final Revocation revocation;
    private final LabClock clock;
    private final People people;
    private final boolean undeterminedIsTaken;

    /** @param undeterminedIsTaken whether a certificate is good enough about whose revocation nobody knows */
    SignersCard(PeerClient peers, Revocation revocation, LabClock clock, People people, boolean undeterminedIsTaken) {
        this.peers = peers;
        this.revocation = revocation;
        this.clock = clock;
        this.people = people;
        this.undeterminedIsTaken = undeterminedIsTaken;
    }

    /**
     * Who signed.
     *
     * @param holder serialNumber of the certificate's subject: HSA-id or personnummer
     * @param fingerprint SHA-256 of the certificate, hexadecimal
     */
    record Signer(TestPerson person, String holder, String fingerprint) {}

    /** @throws PirrRefused when anything is wrong with the certificate */
    Signer judge(LabId lab, X509Certificate certificate, List<X509Certificate> alongside) {
        List<X509Certificate> path = path(lab, certificate, alongside);
        requireUse(certificate);
        requireLab(certificate, lab);
        requireNotRevoked(certificate, path.get(1));
        String holder = holder(certificate);
        TestPerson person = people.byPersonalId(lab, holder)
                .or(() -> people.byHsaId(lab, holder))
                .orElseThrow(() -> refused(
                        "PIRR-SIGNER-PERSON",
                        "holder " + holder + ", whom the catalogue does not know",
                        "a person of the lab's catalogue, by personnummer or HSA-id"));
        return new Signer(person, holder, fingerprint(certificate));
    }

    private List<X509Certificate> path(LabId lab, X509Certificate certificate, List<X509Certificate> alongside) {
        try {
            List<X509Certificate> trusted = peers.trustedCertificates();
            Set<TrustAnchor> anchors = trusted.stream()
                    .filter(each -> each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                    .map(root -> new TrustAnchor(root, null))
                    .collect(Collectors.toSet());
            List<X509Certificate> others = new ArrayList<>(trusted);
            others.addAll(alongside);
            others.add(certificate);
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.now(lab)));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> path = new ArrayList<>(result.getCertPath().getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList());
            path.add(result.getTrustAnchor().getTrustedCert());
            return path;
        } catch (CertPathBuilderException e) {
            throw noPath(lab, certificate);
        } catch (GeneralSecurityException e) {
            throw refused(
                    "PIRR-SIGNER-CHAIN", "a chain that cannot be judged: " + e.getMessage(), "a chain to the root");
        } catch (IOException e) {
            throw PirrRefused.of(
                    Kind.UNAVAILABLE,
                    "PIRR-SIGNER-CHAIN",
                    "fetching the test PKI",
                    String.valueOf(e.getMessage()),
                    "the card service's trust.pem",
                    "Check that the card service is up.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("PIRR-SIGNER-CHAIN", "interrupted", "a chain to the root");
        }
    }

    private PirrRefused noPath(LabId lab, X509Certificate certificate) {
        Instant now = clock.now(lab);
        boolean valid = !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
        return valid
                ? refused(
                        "PIRR-SIGNER-CHAIN",
                        "issuer " + certificate.getIssuerX500Principal().getName()
                                + ", from which no path leads to the sandbox's root",
                        "a certificate that this sandbox's card authorities issued")
                : refused(
                        "PIRR-SIGNER-VALIDITY",
                        "valid from " + certificate.getNotBefore().toInstant() + " to "
                                + certificate.getNotAfter().toInstant() + ", it is " + now + " in this lab",
                        "a certificate that is valid by the lab's clock");
    }

    private static void requireUse(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null || !usage[NON_REPUDIATION] || certificate.getBasicConstraints() >= 0) {
            throw refused(
                    "PIRR-SIGNER-KEY",
                    usage != null && usage[DIGITAL_SIGNATURE]
                            ? "a key for legitimering (digitalSignature)"
                            : "a key that is not for nonRepudiation",
                    "the card's key for underskrift (nonRepudiation), which PIN 2 opens");
        }
    }

    private static void requireLab(X509Certificate certificate, LabId lab) {
        List<String> uris = new ArrayList<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                if (name.get(0).equals(SAN_URI)) {
                    uris.add(String.valueOf(name.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            throw refused("PIRR-SIGNER-LAB", "alternative names that cannot be read", lab.certificateUri());
        }
        if (!uris.contains(lab.certificateUri())) {
            throw refused(
                    "PIRR-SIGNER-LAB",
                    uris.isEmpty() ? "a certificate that names no lab" : "a certificate of " + uris,
                    "a card of this lab: " + lab.certificateUri());
        }
    }

    private void requireNotRevoked(X509Certificate certificate, X509Certificate issuer) {
        RevocationResult result = revocation.of(certificate, issuer);
        if (result.state() == RevocationResult.State.REVOKED) {
            throw refused(
                    "PIRR-SIGNER-REVOKED", String.valueOf(result.decisive()), "a certificate that is not revoked");
        }
        if (result.state() == RevocationResult.State.UNDETERMINED && !undeterminedIsTaken) {
            throw refused(
                    "PIRR-SIGNER-REVOKED",
                    "undetermined. " + result.told(),
                    "an answer from OCSP or a CRL that it is good");
        }
    }

    private static String holder(X509Certificate certificate) {
        try {
            RDN[] numbers =
                    new JcaX509CertificateHolder(certificate).getSubject().getRDNs(BCStyle.SERIALNUMBER);
            return Optional.of(numbers)
                    .filter(each -> each.length == 1)
                    .map(each -> IETFUtils.valueToString(each[0].getFirst().getValue()))
                    .orElseThrow(() -> refused(
                            "PIRR-SIGNER-PERSON",
                            "the subject "
                                    + certificate.getSubjectX500Principal().getName(),
                            "one serialNumber with an HSA-id or a personnummer"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate without encoding", e);
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate without encoding, or no SHA-256", e);
        }
    }

    private static PirrRefused refused(String rule, String observed, String expected) {
        return PirrRefused.of(
                Kind.SIGNATURE, rule, "judging the certificate of the signature", observed, expected, USE_CARD);
    }
}
