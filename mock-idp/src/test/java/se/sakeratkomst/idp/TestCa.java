package se.sakeratkomst.idp;

import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
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
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A root, an issuing authority, and cards in software. */
public final class TestCa {
    static final String POLICY_3 = "2.999.1.1.3";
    static final String POLICY_BANKID = "2.999.1.1.6";
    static final String POLICY_2 = "2.999.1.1.2";
    private static final X500Name ROOT = new X500Name("C=SE,CN=TEST Root");
    private static final X500Name ISSUER = new X500Name("C=SE,CN=TEST Person CA");

    private final KeyPair rootKey = pair();
    private final KeyPair issuerKey = pair();
    final X509Certificate root;
    final X509Certificate issuer;
    final Map<BigInteger, Instant> revoked = new HashMap<>();
    private final String base;

    /** A card: what a certificate says and the key behind it. */
    public record Card(KeyPair key, X509Certificate certificate) {}

    /** What can be wrong with a card. */
    public record Wish(
            String holder, String policy, String lab, boolean signing, Duration from, Duration to, boolean addresses) {
        static Wish of(String holder) {
            return new Wish(
                    holder,
                    POLICY_3,
                    "urn:saker-atkomst-sandbox:TEST:lab:default",
                    false,
                    Duration.ofDays(-1),
                    Duration.ofDays(300),
                    true);
        }

        Wish policy(String other) {
            return new Wish(holder, other, lab, signing, from, to, addresses);
        }

        Wish lab(String other) {
            return new Wish(holder, policy, other, signing, from, to, addresses);
        }

        Wish forSigning() {
            return new Wish(holder, policy, lab, true, from, to, addresses);
        }

        Wish validFrom(Duration other) {
            return new Wish(holder, policy, lab, signing, other, to, addresses);
        }

        Wish validFor(Duration other) {
            return new Wish(holder, policy, lab, signing, from, other, addresses);
        }
    }

    TestCa(String base) {
        this.base = base;
        try {
            this.root = certificate(ROOT, rootKey, ROOT, rootKey, true);
            this.issuer = certificate(ROOT, rootKey, ISSUER, issuerKey, true);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            X500Name issuer, KeyPair issuerKey, X500Name subject, KeyPair key, boolean ca) throws Exception {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minus(Duration.ofDays(900))),
                Date.from(now.plus(Duration.ofDays(3000))),
                subject,
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate())));
    }

    Card card(Wish wish) {
        try {
            KeyPair key = pair();
            Instant now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    ISSUER,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.plus(wish.from())),
                    Date.from(now.plus(wish.to())),
                    new X500Name("C=SE,CN=TEST,SERIALNUMBER=" + wish.holder()),
                    key.getPublic());
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(wish.signing() ? KeyUsage.nonRepudiation : KeyUsage.digitalSignature));
            if (!wish.signing()) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            }
            builder.addExtension(
                    Extension.certificatePolicies,
                    false,
                    new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(wish.policy()))));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, wish.lab())));
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, base + "/ocsp")));
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(
                        new DistributionPointName(new GeneralNames(
                                new GeneralName(GeneralName.uniformResourceIdentifier, base + "/crl"))),
                        null,
                        null)
            }));
            return new Card(
                    key,
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate()))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers a service that applies for its server certificate: {@code {"csr","names"}} to {@code {"chain"}}. */
    byte[] serverCertificate(byte[] application) {
        try {
            JsonNode asked = JsonMapper.builder().build().readTree(application);
            PKCS10CertificationRequest csr;
            try (PEMParser pem =
                    new PEMParser(new StringReader(asked.path("csr").asString()))) {
                csr = (PKCS10CertificationRequest) pem.readObject();
            }
            Instant now = Instant.now();
            var builder = new X509v3CertificateBuilder(
                    ISSUER,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(300))),
                    csr.getSubject(),
                    csr.getSubjectPublicKeyInfo());
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
            StringWriter chain = new StringWriter();
            try (JcaPEMWriter pem = new JcaPEMWriter(chain)) {
                pem.writeObject(
                        builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate())));
                pem.writeObject(issuer);
            }
            return JsonMapper.builder().build().writeValueAsBytes(Map.of("chain", chain.toString()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(Card card, byte[] content) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(
                                    new JcaContentSignerBuilder("SHA256withRSA")
                                            .build(card.key().getPrivate()),
                                    card.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(card.certificate(), issuer)));
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] ocsp(byte[] request) {
        try {
            OCSPReq asked = new OCSPReq(request);
            BasicOCSPRespBuilder builder =
                    new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(issuer).getSubject()));
            for (Req each : asked.getRequestList()) {
                Instant at = revoked.get(each.getCertID().getSerialNumber());
                builder.addResponse(
                        each.getCertID(),
                        at == null ? CertificateStatus.GOOD : new RevokedStatus(Date.from(at), CRLReason.keyCompromise),
                        Date.from(Instant.now()),
                        Date.from(Instant.now().plusSeconds(60)));
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPResp.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate()),
                                    null,
                                    Date.from(Instant.now())))
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] crl() {
        try {
            X509v2CRLBuilder builder =
                    new X509v2CRLBuilder(new JcaX509CertificateHolder(issuer).getSubject(), Date.from(Instant.now()));
            builder.setNextUpdate(Date.from(Instant.now().plusSeconds(60)));
            revoked.forEach((serial, at) -> builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
            X509CRL crl = new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey.getPrivate())));
            return crl.getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    List<X509Certificate> trust() {
        return new ArrayList<>(List.of(root, issuer));
    }
}
