package se.sakeratkomst.idp.card;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A card's signature over the challenge of a login: CMS SignedData with content and certificates inside.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5652">RFC 5652</a>
 */
public final class SignedChallenge implements CardEvidence {
    private static final int LONGEST = 100_000;
    private static final Set<String> DIGESTS =
            Set.of("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3");

    private final Way way;
    private final byte[] cms;

    private SignedChallenge(Way way, byte[] cms) {
        this.way = way;
        this.cms = cms.clone();
    }

    /** A signature that the user's browser brought. */
    public static SignedChallenge brought(byte[] cms) {
        return new SignedChallenge(Way.SIGNATURE, cms);
    }

    /** A signature that the card app gave out of band. */
    public static SignedChallenge byApp(byte[] cms) {
        return new SignedChallenge(Way.APP, cms);
    }

    @Override
    public Way way() {
        return way;
    }

    @Override
    public String protocol() {
        return "CMS";
    }

    @Override
    public Shown prove(byte[] challenge) {
        CMSSignedData signed = read();
        requireContent(signed, challenge);
        SignerInformation signer = onlySigner(signed);
        X509CertificateHolder holder = signerCertificate(signed, signer);
        requireSignature(signer, holder);
        try {
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            List<X509Certificate> alongside = new ArrayList<>();
            for (X509CertificateHolder each : signed.getCertificates().getMatches(null)) {
                alongside.add(converter.getCertificate(each));
            }
            return new Shown(converter.getCertificate(holder), alongside);
        } catch (GeneralSecurityException e) {
            throw refused("CARD-CMS", "certificates that cannot be read", "the card's chain inside the SignedData");
        }
    }

    @Override
    public Optional<String> claimedFingerprint() {
        try {
            CMSSignedData signed = new CMSSignedData(cms);
            for (SignerInformation signer : signed.getSignerInfos().getSigners()) {
                Collection<X509CertificateHolder> match =
                        signed.getCertificates().getMatches(signer.getSID());
                for (X509CertificateHolder holder : match) {
                    return Optional.of(CardVerifier.sha256(holder.getEncoded()));
                }
            }
            return Optional.empty();
        } catch (CMSException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private CMSSignedData read() {
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

    private static CardRefused refused(String rule, String observed, String expected) {
        return CardVerifier.refused(rule, observed, expected);
    }
}
