package se.sakeratkomst.cards.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.lab.PublicUrls;

/** Makes authorities and certificates; keeps nothing. */
public final class PkiFoundry {

    static final String SIGNATURE = "SHA256withRSA";

    private static final String ANY_POLICY = "2.5.29.32.0";

    /** Card number by SS 614330, as on SITHS cards before e-id. */
    private static final ASN1ObjectIdentifier CARD_NUMBER = new ASN1ObjectIdentifier("1.2.752.34.2.1");

    private static final Duration BACKDATED = Duration.ofDays(3 * 365);
    private static final Duration LIFETIME = Duration.ofDays(15 * 365);

    private final PublicUrls urls;
    private final PkiSettings settings;
    private final SecureRandom random = new SecureRandom();

    public PkiFoundry(PublicUrls urls, PkiSettings settings) {
        this.urls = urls;
        this.settings = settings;
    }

    /** All authorities; valid from some years back, so that a lab's clock may stand in the past. */
    TestPki make(Instant now) {
        List<KeyPair> made = IntStream.rangeClosed(0, Ca.values().length)
                .parallel()
                .mapToObj(i -> keyPair())
                .toList();
        Iterator<KeyPair> next = made.iterator();
        KeyPair responder = next.next();
        Map<Ca, KeyPair> keys = new EnumMap<>(Ca.class);
        for (Ca ca : Ca.values()) {
            keys.put(ca, next.next());
        }
        Instant from = now.minus(BACKDATED);
        Instant to = now.plus(LIFETIME);
        Map<Ca, Authority> authorities = new EnumMap<>(Ca.class);
        for (Ca ca : Ca.values()) {
            KeyPair own = Objects.requireNonNull(keys.get(ca));
            X509Certificate certificate = ca.isRoot()
                    ? root(ca, own, from, to)
                    : issuingCa(ca, own.getPublic(), Objects.requireNonNull(authorities.get(ca.root())), from, to);
            Template responderTemplate = new Template(
                    KeyUsage.digitalSignature,
                    List.of(KeyPurposeId.id_kp_OCSPSigning),
                    null,
                    List.of(),
                    from,
                    to,
                    true,
                    null);
            X509Certificate responderCertificate = certificate(
                    LabId.DEFAULT,
                    ca,
                    certificate,
                    own.getPrivate(),
                    Names.authority(ca.commonName() + " OCSP"),
                    SubjectPublicKeyInfo.getInstance(responder.getPublic().getEncoded()),
                    responderTemplate);
            authorities.put(ca, new Authority(ca, own.getPrivate(), certificate, responderCertificate));
        }
        return new TestPki(authorities, responder.getPrivate());
    }

    /** A new RSA key of the configured size. */
    KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(settings.keySize(), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not make an RSA key of " + settings.keySize() + " bits", e);
        }
    }

    /** An end-entity certificate of that authority, with the addresses of that lab in it. */
    X509Certificate certificate(
            LabId lab, Authority issuer, X500Name subject, SubjectPublicKeyInfo key, Template template) {
        return certificate(lab, issuer.ca(), issuer.certificate(), issuer.key(), subject, key, template);
    }

    private X509Certificate certificate(
            LabId lab,
            Ca ca,
            X509Certificate issuer,
            PrivateKey issuerKey,
            X500Name subject,
            SubjectPublicKeyInfo key,
            Template template) {
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder =
                    builder(name(issuer), template.notBefore(), template.notAfter(), subject, key);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(template.keyUsage()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            if (!template.purposes().isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(template.purposes().toArray(new KeyPurposeId[0])));
            }
            String cardNumber = template.cardNumber();
            if (cardNumber != null) {
                builder.addExtension(CARD_NUMBER, false, new DERPrintableString(cardNumber));
            }
            String policy = template.policy();
            if (policy != null) {
                builder.addExtension(
                        Extension.certificatePolicies,
                        false,
                        new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy))));
            }
            if (!template.names().isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(template.names().toArray(new GeneralName[0])));
            }
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(issuer.getPublicKey()));
            if (template.noCheck()) {
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            } else {
                addAddresses(builder, lab, ca);
            }
            return signed(builder, issuerKey);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Could not make a certificate for " + subject, e);
        }
    }

    private X509Certificate root(Ca ca, KeyPair keys, Instant from, Instant to) {
        X500Name name = Names.authority(ca.commonName());
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = builder(
                    name,
                    from,
                    to,
                    name,
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(keys.getPublic()));
            return signed(builder, keys.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Could not make " + name, e);
        }
    }

    private X509Certificate issuingCa(Ca ca, PublicKey key, Authority root, Instant from, Instant to) {
        X500Name name = Names.authority(ca.commonName());
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = builder(
                    name(root.certificate()), from, to, name, SubjectPublicKeyInfo.getInstance(key.getEncoded()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.certificatePolicies,
                    false,
                    new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(ANY_POLICY))));
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(root.certificate().getPublicKey()));
            addAddresses(builder, LabId.DEFAULT, root.ca());
            return signed(builder, root.key());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Could not make " + name, e);
        }
    }

    private void addAddresses(X509v3CertificateBuilder builder, LabId lab, Ca issuer) throws IOException {
        List<AccessDescription> access = new ArrayList<>();
        access.add(new AccessDescription(
                AccessDescription.id_ad_ocsp, uri(urls.of(lab, "/ocsp").toString())));
        access.add(new AccessDescription(
                AccessDescription.id_ad_caIssuers,
                uri(urls.of(lab, "/pki/" + issuer.slug() + ".cer").toString())));
        builder.addExtension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(access.toArray(new AccessDescription[0])));
        GeneralNames crl = new GeneralNames(
                uri(urls.of(lab, "/pki/" + issuer.slug() + ".crl").toString()));
        DistributionPoint[] points = {new DistributionPoint(new DistributionPointName(crl), null, null)};
        builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
    }

    private X509v3CertificateBuilder builder(
            X500Name issuer, Instant from, Instant to, X500Name subject, SubjectPublicKeyInfo key) {
        return new X509v3CertificateBuilder(
                issuer, new BigInteger(126, random).setBit(126), Date.from(from), Date.from(to), subject, key);
    }

    static X500Name name(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate).getSubject();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate of the sandbox's own could not be read", e);
        }
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            X509CertificateHolder holder = builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key));
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
