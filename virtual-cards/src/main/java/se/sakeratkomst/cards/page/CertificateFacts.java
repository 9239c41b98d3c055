package se.sakeratkomst.cards.page;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.cards.pki.IssuedRow;
import se.sakeratkomst.cards.pki.Names;
import se.sakeratkomst.cards.pki.Pem;
import se.sakeratkomst.cards.pki.Policies;
import se.sakeratkomst.kit.control.Assumption;

/**
 * A certificate as its card's page shows it.
 *
 * @param serial hex
 * @param revoked the register's entry, where it is revoked
 */
public record CertificateFacts(
        String kind,
        String subject,
        String issuer,
        String serial,
        Instant notBefore,
        Instant notAfter,
        String key,
        List<String> keyUsage,
        List<String> extendedKeyUsage,
        List<PolicyFact> policies,
        List<String> names,
        List<String> ocsp,
        List<String> issuers,
        List<String> crls,
        String fingerprint,
        String pem,
        @Nullable IssuedRow revoked) {

    /**
     * A certificate policy.
     *
     * @param loa the level of assurance it stands for, where it stands for any
     * @param assumption what the sandbox assumes about it
     */
    public record PolicyFact(
            String oid, @Nullable Integer loa, @Nullable Assumption assumption) {}

    private static final List<String> KEY_USAGE = List.of(
            "digitalSignature",
            "nonRepudiation",
            "keyEncipherment",
            "dataEncipherment",
            "keyAgreement",
            "keyCertSign",
            "cRLSign",
            "encipherOnly",
            "decipherOnly");
    private static final Map<KeyPurposeId, String> PURPOSES = Map.of(
            KeyPurposeId.id_kp_clientAuth, "clientAuth",
            KeyPurposeId.id_kp_serverAuth, "serverAuth",
            KeyPurposeId.id_kp_emailProtection, "emailProtection",
            KeyPurposeId.id_kp_smartcardlogon, "smartcardLogon");

    static CertificateFacts of(
            String kind,
            X509Certificate certificate,
            Map<String, Policies.Meaning> meanings,
            Map<String, Assumption> assumptions,
            @Nullable IssuedRow revoked) {
        Extensions extensions = extensions(certificate);
        return new CertificateFacts(
                kind,
                Names.text(certificate.getSubjectX500Principal()),
                Names.text(certificate.getIssuerX500Principal()),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                key(certificate),
                keyUsage(certificate),
                purposes(extensions),
                policies(extensions, meanings, assumptions),
                names(extensions),
                access(extensions, AccessDescription.id_ad_ocsp.getId()),
                access(extensions, AccessDescription.id_ad_caIssuers.getId()),
                crls(extensions),
                Pem.fingerprint(certificate),
                Pem.of(certificate),
                revoked);
    }

    private static Extensions extensions(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate).getExtensions();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException("A certificate of the sandbox's own could not be read", e);
        }
    }

    private static String key(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        return certificate.getPublicKey() instanceof ECPublicKey ec
                ? "EC " + ec.getParams().getOrder().bitLength()
                : certificate.getPublicKey().getAlgorithm();
    }

    private static List<String> keyUsage(X509Certificate certificate) {
        boolean[] bits = certificate.getKeyUsage();
        List<String> words = new ArrayList<>();
        for (int i = 0; bits != null && i < Math.min(bits.length, KEY_USAGE.size()); i++) {
            if (bits[i]) {
                words.add(KEY_USAGE.get(i));
            }
        }
        return words;
    }

    private static List<String> purposes(Extensions extensions) {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(extensions);
        return usage == null
                ? List.of()
                : Arrays.stream(usage.getUsages())
                        .map(purpose -> PURPOSES.getOrDefault(purpose, purpose.getId()))
                        .toList();
    }

    private static List<PolicyFact> policies(
            Extensions extensions, Map<String, Policies.Meaning> meanings, Map<String, Assumption> assumptions) {
        CertificatePolicies policies = CertificatePolicies.fromExtensions(extensions);
        return policies == null
                ? List.of()
                : Arrays.stream(policies.getPolicyInformation())
                        .map(PolicyInformation::getPolicyIdentifier)
                        .map(oid -> {
                            Policies.Meaning meaning = meanings.get(oid.getId());
                            return meaning == null
                                    ? new PolicyFact(oid.getId(), null, null)
                                    : new PolicyFact(oid.getId(), meaning.loa(), assumptions.get(meaning.assumption()));
                        })
                        .toList();
    }

    private static List<String> names(Extensions extensions) {
        return texts(GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName));
    }

    private static List<String> access(Extensions extensions, String method) {
        AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(extensions);
        return access == null
                ? List.of()
                : Arrays.stream(access.getAccessDescriptions())
                        .filter(description ->
                                description.getAccessMethod().getId().equals(method))
                        .map(description ->
                                description.getAccessLocation().getName().toString())
                        .toList();
    }

    private static List<String> crls(Extensions extensions) {
        Extension extension = extensions.getExtension(Extension.cRLDistributionPoints);
        return extension == null
                ? List.of()
                : Arrays.stream(CRLDistPoint.getInstance(extension.getParsedValue())
                                .getDistributionPoints())
                        .map(DistributionPoint::getDistributionPoint)
                        .flatMap(point ->
                                point == null ? Stream.of() : texts(GeneralNames.getInstance(point.getName())).stream())
                        .toList();
    }

    private static List<String> texts(@Nullable GeneralNames names) {
        Function<GeneralName, String> text = name -> name.getName().toString();
        return names == null
                ? List.of()
                : Arrays.stream(names.getNames()).map(text).toList();
    }
}
