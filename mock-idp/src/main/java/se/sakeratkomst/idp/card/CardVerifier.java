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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import se.sakeratkomst.kit.clock.LabClock;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.tls.PeerClient;

/**
 * Judges what a card signed: the very challenge of this login, by a legitimering key, under a certificate of the lab's cards
 * that chains to the sandbox's root, is valid by the lab's clock, has a policy that stands for a level of assurance, and is not
 * revoked. What cannot be determined is refused.
 */
public final class CardVerifier {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final int SAN_URI = 6;
    private static final int LONGEST = 100_000;
    private static final Set<String> DIGESTS =
            Set.of("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3");
    private static final String USE_CARD = "Log in again and sign with a legitimering key of this lab's card.";

    private final PeerClient peers;
    private final CardPolicies policies;
    private final RevocationCheck revocation;
    private final LabClock clock;

    public CardVerifier(PeerClient peers, CardPolicies policies, RevocationCheck revocation, LabClock clock) {
        this.peers = peers;
        this.policies = policies;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Verifies.
     *
     * @param challenge the bytes that were to be signed
     * @param cms SignedData with content and certificates inside
     * @throws CardRefused when anything is wrong
     */
    public CardProof verify(LabId lab, byte[] challenge, byte[] cms) {
        CMSSignedData signed = read(cms);
        requireContent(signed, challenge);
        SignerInformation signer = onlySigner(signed);
        X509CertificateHolder holder = signerCertificate(signed, signer);
        requireSignature(signer, holder);
        List<X509Certificate> path = path(lab, signed, holder);
        X509Certificate card = path.get(0);
        requireUse(card);
        requireLab(card, lab);
        List<String> oids = policyOids(holder);
        String oid = oids.stream()
                .filter(candidate -> policies.meaning(lab, candidate).isPresent())
                .findFirst()
                .orElseThrow(() -> new CardRefused(
                        "CARD-POLICY",
                        "reading the level of assurance from the card's certificate policies",
                        oids.isEmpty() ? "no certificate policies" : "the policies " + oids,
                        "a policy that stands for a level of assurance",
                        "Use an ordinary or a reserve card of this sandbox."));
        CardPolicies.Meaning meaning = policies.meaning(lab, oid).orElseThrow();
        String how = revocation.requireGood(card, path.get(1));
        return new CardProof(
                card, fingerprint(card), serialNumber(holder), meaning.loa(), oid, meaning.assumption(), how);
    }

    /** The card's certificate in a CMS as far as it can be read, for the journal; nothing of it is verified. */
    public static Optional<String> claimedFingerprint(byte[] cms) {
        try {
            CMSSignedData signed = new CMSSignedData(cms);
            for (SignerInformation signer : signed.getSignerInfos().getSigners()) {
                Collection<X509CertificateHolder> match =
                        signed.getCertificates().getMatches(signer.getSID());
                for (X509CertificateHolder holder : match) {
                    return Optional.of(sha256(holder.getEncoded()));
                }
            }
            return Optional.empty();
        } catch (CMSException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static CMSSignedData read(byte[] cms) {
        if (cms.length == 0 || cms.length > LONGEST) {
            throw refused("CARD-CMS", cms.length + " bytes", "CMS SignedData of at most " + LONGEST + " bytes");
        }
        try {
            return new CMSSignedData(cms);
        } catch (CMSException | RuntimeException e) {
            throw refused("CARD-CMS", "bytes that are no CMS SignedData", "CMS SignedData (RFC 5652) in DER");
        }
    }

    private static void requireContent(CMSSignedData signed, byte[] challenge) {
        CMSTypedData content = signed.getSignedContent();
        boolean same = content != null
                && content.getContent() instanceof byte[] bytes
                && MessageDigest.isEqual(bytes, challenge);
        if (!same) {
            throw refused(
                    "CARD-CHALLENGE",
                    content == null ? "a signature without content" : "a signature over something else",
                    "the challenge of this very login, byte for byte, inside the SignedData");
        }
    }

    private static SignerInformation onlySigner(CMSSignedData signed) {
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            throw refused("CARD-CMS", signers.size() + " signers", "exactly one");
        }
        SignerInformation signer = signers.iterator().next();
        if (!DIGESTS.contains(signer.getDigestAlgOID())) {
            throw refused("CARD-CMS", "the digest algorithm " + signer.getDigestAlgOID(), "SHA-256 or longer");
        }
        return signer;
    }

    private static X509CertificateHolder signerCertificate(CMSSignedData signed, SignerInformation signer) {
        Collection<X509CertificateHolder> match = signed.getCertificates().getMatches(signer.getSID());
        if (match.size() != 1) {
            throw refused(
                    "CARD-CMS", match.size() + " certificates of the signer", "exactly one inside the SignedData");
        }
        return match.iterator().next();
    }

    private static void requireSignature(SignerInformation signer, X509CertificateHolder holder) {
        try {
            var publicKey =
                    new JcaX509CertificateConverter().getCertificate(holder).getPublicKey();
            if (signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(publicKey))) {
                return;
            }
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            // a signature that cannot be verified is a wrong one
        }
        throw refused("CARD-SIGNATURE", "a signature that is wrong for the certificate", "the card's signature");
    }

    private List<X509Certificate> path(LabId lab, CMSSignedData signed, X509CertificateHolder leaf) {
        try {
            List<X509Certificate> trusted = peers.trustedCertificates();
            Set<TrustAnchor> anchors = trusted.stream()
                    .filter(CardVerifier::isRoot)
                    .map(root -> new TrustAnchor(root, null))
                    .collect(Collectors.toSet());
            List<X509Certificate> others = new ArrayList<>(trusted);
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
                others.add(converter.getCertificate(holder));
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(converter.getCertificate(leaf));
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
            throw chainRefused(lab, leaf);
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

    private CardRefused chainRefused(LabId lab, X509CertificateHolder leaf) {
        Instant now = clock.now(lab);
        boolean valid = leaf.isValidOn(Date.from(now));
        return valid
                ? refused(
                        "CARD-CHAIN",
                        "issuer " + leaf.getIssuer() + ", from which no path leads to the sandbox's root",
                        "a certificate that this sandbox's card authorities issued")
                : refused(
                        "CARD-VALIDITY",
                        "valid from " + leaf.getNotBefore().toInstant() + " to "
                                + leaf.getNotAfter().toInstant() + ", it is " + now + " in this lab",
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
                    usage != null && usage.length > 1 && usage[1]
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

    private static String serialNumber(X509CertificateHolder holder) {
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

    private static String sha256(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No SHA-256 on this platform", e);
        }
    }

    /** The issuer of a certificate as BouncyCastle holds it. */
    static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate without encoding", e);
        }
    }

    private static CardRefused refused(String rule, String observed, String expected) {
        return new CardRefused(rule, "verifying what the card signed", observed, expected, USE_CARD);
    }
}
