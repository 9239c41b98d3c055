package se.sakeratkomst.idp.card;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.revocation.Revocation;
import se.sakeratkomst.kit.revocation.RevocationResult;
import se.sakeratkomst.kit.revocation.RevocationResult.Stage;
import se.sakeratkomst.kit.tls.PeerClient;

/**
 * Judges what a card gave, the same whichever way it came: a key that is proven for this very login, under a certificate that chains
 * to the sandbox's root and is valid by the lab's clock, is for legitimering, belongs to the lab, has a policy that stands for a level
 * of assurance, and is not revoked. What cannot be determined is refused.
 */
public final class CardVerifier {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final int SAN_URI = 6;
    private static final int MOST_PATHS = 1_000;
    private static final String USE_CARD = "Log in again with the legitimering key of a card of this lab.";

    private final PeerClient peers;
    private final CardPolicies policies;
    private final Revocation revocation;
    private final LabClock clock;
    private final Map<X509Certificate, List<X509Certificate>> paths = new ConcurrentHashMap<>();

    private record Level(String oid, CardPolicies.Meaning meaning) {}

    public CardVerifier(PeerClient peers, CardPolicies policies, Revocation revocation, LabClock clock) {
        this.peers = peers;
        this.policies = policies;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Verifies.
     *
     * @param challenge the bytes of this login
     * @param evidence what the card gave
     * @throws CardRefused when anything is wrong
     */
    public CardProof verify(LabId lab, byte[] challenge, CardEvidence evidence) {
        CardEvidence.Shown shown = evidence.prove(challenge);
        X509Certificate card = shown.certificate();
        List<X509Certificate> path = requirePath(lab, card, shown.alongside());
        requireUse(card);
        requireLab(card, lab);
        Level level = requireLevel(card, lab);
        RevocationResult revoked = requireNotRevoked(card, path.get(1));
        String holder = requireHolder(card);
        return new CardProof(
                card,
                fingerprint(card),
                holder,
                level.meaning().loa(),
                level.oid(),
                level.meaning().assumption(),
                revoked);
    }

    /** The path that the card's certificate was found to have before, while all of it is valid by the lab's clock; else one is built. */
    private List<X509Certificate> requirePath(LabId lab, X509Certificate card, List<X509Certificate> alongside) {
        Date now = Date.from(clock.now(lab));
        List<X509Certificate> known = paths.get(card);
        if (known != null && known.stream().allMatch(each -> isValid(each, now))) {
            return known;
        }
        List<X509Certificate> built = buildPath(lab, card, alongside);
        if (paths.size() >= MOST_PATHS) {
            paths.clear();
        }
        paths.put(card, built);
        return built;
    }

    private static boolean isValid(X509Certificate certificate, Date at) {
        return !at.before(certificate.getNotBefore()) && !at.after(certificate.getNotAfter());
    }

    private List<X509Certificate> buildPath(LabId lab, X509Certificate card, List<X509Certificate> alongside) {
        try {
            List<X509Certificate> trusted = peers.trustedCertificates();
            Set<TrustAnchor> anchors = trusted.stream()
                    .filter(CardVerifier::isRoot)
                    .map(root -> new TrustAnchor(root, null))
                    .collect(Collectors.toSet());
            List<X509Certificate> others = new ArrayList<>(trusted);
            others.addAll(alongside);
            others.add(card);
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(card);
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
            return List.copyOf(path);
        } catch (CertPathBuilderException e) {
            throw chainRefused(lab, card);
        } catch (GeneralSecurityException | IOException e) {
            throw refused(
                    "CARD-CHAIN",
                    "the chain could not be judged: " + e.getMessage(),
                    "a chain to the sandbox's root, which the card service publishes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("CARD-CHAIN", "interrupted", "a chain to the sandbox's root");
        }
    }

    private CardRefused chainRefused(LabId lab, X509Certificate card) {
        Instant now = clock.now(lab);
        boolean valid = !now.isBefore(card.getNotBefore().toInstant())
                && !now.isAfter(card.getNotAfter().toInstant());
        return valid
                ? refused(
                        "CARD-CHAIN",
                        "issuer " + card.getIssuerX500Principal().getName()
                                + ", from which no path leads to the sandbox's root",
                        "a certificate that this sandbox's card authorities issued")
                : refused(
                        "CARD-VALIDITY",
                        "valid from " + card.getNotBefore().toInstant() + " to "
                                + card.getNotAfter().toInstant() + ", it is " + now + " in this lab",
                        "a certificate that is valid by the lab's clock");
    }

    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static void requireUse(X509Certificate card) {
        boolean[] usage = card.getKeyUsage();
        if (usage == null || !usage[DIGITAL_SIGNATURE] || card.getBasicConstraints() >= 0) {
            throw refused(
                    "CARD-KEY-USAGE",
                    usage != null && usage[NON_REPUDIATION]
                            ? "a key for underskrift (nonRepudiation)"
                            : "a key that is not for digitalSignature",
                    "the card's key for legitimering (digitalSignature)");
        }
        try {
            List<String> extended = card.getExtendedKeyUsage();
            if (extended != null && !extended.contains(CLIENT_AUTH)) {
                throw refused("CARD-KEY-USAGE", "extended key usage " + extended, "clientAuth among them");
            }
        } catch (CertificateParsingException e) {
            throw refused("CARD-KEY-USAGE", "an extended key usage that cannot be read", "clientAuth");
        }
    }

    private static void requireLab(X509Certificate card, LabId lab) {
        List<String> uris = new ArrayList<>();
        try {
            Collection<List<?>> names = card.getSubjectAlternativeNames();
            if (names != null) {
                for (List<?> name : names) {
                    if (name.get(0).equals(SAN_URI)) {
                        uris.add(String.valueOf(name.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            throw refused("CARD-LAB", "alternative names that cannot be read", lab.certificateUri());
        }
        if (!uris.contains(lab.certificateUri())) {
            throw refused(
                    "CARD-LAB",
                    uris.isEmpty() ? "a certificate that names no lab" : "a certificate of " + uris,
                    "a card of this lab: " + lab.certificateUri());
        }
    }

    private Level requireLevel(X509Certificate card, LabId lab) {
        List<String> oids = policyOids(holder(card));
        for (String oid : oids) {
            Optional<CardPolicies.Meaning> meaning = policies.meaning(lab, oid);
            if (meaning.isPresent()) {
                return new Level(oid, meaning.get());
            }
        }
        throw new CardRefused(
                "CARD-POLICY",
                "reading the level of assurance from the card's certificate policies",
                oids.isEmpty() ? "no certificate policies" : "the policies " + oids,
                "a policy that stands for a level of assurance",
                "Use an ordinary or a reserve card of this sandbox.");
    }

    private RevocationResult requireNotRevoked(X509Certificate card, X509Certificate issuer) {
        String attempted = "finding out whether the card's certificate is revoked";
        RevocationResult result = revocation.of(card, issuer);
        Stage told = result.decisive();
        if (told == null) {
            throw new CardRefused(
                    "CARD-REVOCATION",
                    attempted,
                    "undetermined. " + result.told(),
                    "an answer from OCSP or a CRL",
                    "Check that the card service is up; without an answer nobody is logged in.");
        }
        if (result.state() == RevocationResult.State.REVOKED) {
            throw new CardRefused(
                    "CARD-REVOCATION",
                    attempted,
                    told.toString(),
                    "a certificate that is not revoked",
                    "Use another card, or reset the lab to get new ones.");
        }
        return result;
    }

    private static List<String> policyOids(X509CertificateHolder holder) {
        Extension extension = holder.getExtension(Extension.certificatePolicies);
        if (extension == null) {
            return List.of();
        }
        List<String> oids = new ArrayList<>();
        for (PolicyInformation policy :
                CertificatePolicies.getInstance(extension.getParsedValue()).getPolicyInformation()) {
            oids.add(policy.getPolicyIdentifier().getId());
        }
        return oids;
    }

    private static String requireHolder(X509Certificate card) {
        X509CertificateHolder holder = holder(card);
        RDN[] rdns = holder.getSubject().getRDNs(BCStyle.SERIALNUMBER);
        if (rdns.length != 1) {
            throw refused(
                    "CARD-HOLDER",
                    "the subject " + holder.getSubject(),
                    "one serialNumber with an HSA-id or a personnummer");
        }
        return IETFUtils.valueToString(rdns[0].getFirst().getValue());
    }

    /** SHA-256 of a certificate, hexadecimal. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return sha256(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate without encoding", e);
        }
    }

    /** SHA-256 of a certificate that is not read, hexadecimal. */
    public static String fingerprint(byte[] der) {
        return sha256(der);
    }

    static String sha256(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No SHA-256 on this platform", e);
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate without encoding", e);
        }
    }

    static CardRefused refused(String rule, String observed, String expected) {
        return new CardRefused(rule, "verifying what the card gave", observed, expected, USE_CARD);
    }
}
