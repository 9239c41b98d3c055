package se.sakeratkomst.kit.testbed;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import se.sakeratkomst.kit.lab.LabId;

/** A small PKI like the card service's: a root, a function CA, a person CA and an OCSP responder. */
public final class TestPki {

    /** Somebody's key and certificate, with the issuing CA's after it. */
    public record Holder(PrivateKey key, List<X509Certificate> chain) {

        public X509Certificate certificate() {
            return chain.get(0);
        }

        public KeyStore store(char[] password) {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("client", key, password, chain.toArray(new X509Certificate[0]));
                return store;
            } catch (GeneralSecurityException | java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** HSA-id of the systems. */
    public static final String SYSTEM = "SE5599990008-SYS1";

    private record Authority(KeyPair keys, X509Certificate certificate) {}

    private final String address;
    private final Authority root;
    private final Authority function;
    private final Authority person;
    private final Holder responder;
    private final Holder personResponder;
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

    /** @param address of whoever serves OCSP and CRL */
    public TestPki(String address) {
        this.address = address;
        this.root = authority("TEST Root CA", null);
        this.function = authority("TEST Function CA", root);
        this.person = authority("TEST Person HSA-id 3 CA", root);
        this.responder =
                issue(function, "CN=TEST OCSP", keys(), List.of(), KeyPurposeId.id_kp_OCSPSigning, true, false);
        this.personResponder =
                issue(person, "CN=TEST OCSP persons", keys(), List.of(), KeyPurposeId.id_kp_OCSPSigning, true, false);
    }

    public List<X509Certificate> trusted() {
        return List.of(root.certificate(), function.certificate(), person.certificate());
    }

    public X509Certificate functionCa() {
        return function.certificate();
    }

    public Holder system(LabId lab) {
        return issue(
                function,
                "CN=TEST journal system,O=TEST Region,SERIALNUMBER=" + SYSTEM,
                keys(),
                uri(lab.certificateUri()),
                KeyPurposeId.id_kp_clientAuth,
                true,
                true);
    }

    /** Such a certificate without an HSA-id. */
    public Holder systemWithoutHsaId(LabId lab) {
        return issue(
                function,
                "CN=TEST nameless system",
                keys(),
                uri(lab.certificateUri()),
                KeyPurposeId.id_kp_clientAuth,
                true,
                true);
    }

    /** Such a certificate that names a CRL but no OCSP responder. */
    public Holder systemWithCrlOnly(LabId lab) {
        return issue(
                function,
                "CN=TEST crl only",
                keys(),
                uri(lab.certificateUri()),
                KeyPurposeId.id_kp_clientAuth,
                false,
                true);
    }

    /** Such a certificate that names neither. */
    public Holder systemWithoutAddresses(LabId lab) {
        return issue(
                function,
                "CN=TEST no addresses",
                keys(),
                uri(lab.certificateUri()),
                KeyPurposeId.id_kp_clientAuth,
                false,
                false);
    }

    public Holder person(LabId lab) {
        return issue(
                person,
                "CN=Anna Test,SERIALNUMBER=SE5599990008-ANNA",
                keys(),
                uri(lab.certificateUri()),
                KeyPurposeId.id_kp_clientAuth,
                true,
                true);
    }

    /**
     * A key on a person's card.
     *
     * @param holder serialNumber of the subject: HSA-id or personnummer
     * @param signing for underskrift, else for legitimering
     */
    public Holder card(LabId lab, String holder, boolean signing) {
        return issue(
                person,
                "CN=Test Kort,SERIALNUMBER=" + holder,
                keys(),
                uri(lab.certificateUri()),
                signing ? null : KeyPurposeId.id_kp_clientAuth,
                signing ? KeyUsage.nonRepudiation : KeyUsage.digitalSignature,
                true,
                true);
    }

    public List<X509Certificate> server(PublicKey key) {
        return issue(
                        function,
                        "CN=localhost",
                        new KeyPair(key, null),
                        List.of(
                                new GeneralName(GeneralName.dNSName, "localhost"),
                                new GeneralName(GeneralName.iPAddress, "127.0.0.1")),
                        KeyPurposeId.id_kp_serverAuth,
                        true,
                        true)
                .chain();
    }

    public void revoke(X509Certificate certificate) {
        revoked.put(certificate.getSerialNumber(), Instant.now().minusSeconds(60));
    }

    /** TLS that trusts this PKI and shows the holder's certificate; null for none. */
    public SSLContext tls(Holder holder) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trustStore());
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            if (holder != null) {
                keys.init(holder.store(new char[0]), new char[0]);
            }
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(holder == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client must trust. */
    public KeyStore trustStore() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (X509Certificate certificate : trusted()) {
                trusted.setCertificateEntry("ca-" + number++, certificate);
            }
            return trusted;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<GeneralName> uri(String text) {
        return List.of(new GeneralName(GeneralName.uniformResourceIdentifier, text));
    }

    byte[] ocsp(byte[] request) {
        try {
            OCSPReq asked = new OCSPReq(request);
            Holder who = isAboutAPerson(asked.getRequestList()[0]) ? personResponder : responder;
            X509CertificateHolder[] chain = {new JcaX509CertificateHolder(who.certificate())};
            BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(chain[0].getSubject()));
            for (Req question : asked.getRequestList()) {
                Instant since = revoked.get(question.getCertID().getSerialNumber());
                CertificateStatus status = since == null
                        ? CertificateStatus.GOOD
                        : new RevokedStatus(Date.from(since), CRLReason.keyCompromise);
                answer.addResponse(question.getCertID(), status);
            }
            return new OCSPRespBuilder()
                    .build(OCSPResp.SUCCESSFUL, answer.build(signer(who.key()), chain, new Date()))
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isAboutAPerson(Req question) throws Exception {
        return question.getCertID()
                .matchesIssuer(
                        new JcaX509CertificateHolder(person.certificate()),
                        new JcaDigestCalculatorProviderBuilder().build());
    }

    byte[] crl() {
        try {
            JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(function.certificate(), new Date());
            list.setNextUpdate(Date.from(Instant.now().plus(Duration.ofHours(1))));
            revoked.forEach((serial, since) -> list.addCRLEntry(serial, Date.from(since), CRLReason.keyCompromise));
            return list.build(signer(function.keys().getPrivate())).getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Authority authority(String name, Authority issuer) {
        try {
            KeyPair keys = keys();
            X500Name subject = new X500Name("CN=" + name + ",O=TEST,C=SE");
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer == null ? subject : new JcaX509CertificateHolder(issuer.certificate()).getSubject(),
                    serial(),
                    Date.from(Instant.now().minusSeconds(3600)),
                    Date.from(Instant.now().plus(Duration.ofDays(30))),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            ContentSigner signer =
                    signer(issuer == null ? keys.getPrivate() : issuer.keys().getPrivate());
            return new Authority(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Holder issue(
            Authority issuer,
            String subject,
            KeyPair keys,
            List<GeneralName> names,
            KeyPurposeId purpose,
            boolean ocsp,
            boolean crl) {
        return issue(issuer, subject, keys, names, purpose, KeyUsage.digitalSignature, ocsp, crl);
    }

    private Holder issue(
            Authority issuer,
            String subject,
            KeyPair keys,
            List<GeneralName> names,
            KeyPurposeId purpose,
            int usage,
            boolean ocsp,
            boolean crl) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new JcaX509CertificateHolder(issuer.certificate()).getSubject(),
                    serial(),
                    Date.from(Instant.now().minusSeconds(3600)),
                    Date.from(Instant.now().plus(Duration.ofDays(1))),
                    new X500Name(subject),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (purpose != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(new GeneralName[0])));
            }
            if (ocsp) {
                builder.addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(
                                AccessDescription.id_ad_ocsp,
                                new GeneralName(GeneralName.uniformResourceIdentifier, address + "/ocsp")));
            }
            if (crl) {
                GeneralName at = new GeneralName(GeneralName.uniformResourceIdentifier, address + "/function.crl");
                builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(new DistributionPointName(new GeneralNames(at)), null, null)
                }));
            }
            List<X509Certificate> chain = new ArrayList<>();
            chain.add(new JcaX509CertificateConverter()
                    .getCertificate(builder.build(signer(issuer.keys().getPrivate()))));
            chain.add(issuer.certificate());
            return new Holder(keys.getPrivate(), chain);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner signer(PrivateKey key) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    }

    private static BigInteger serial() {
        return new BigInteger(100, new SecureRandom());
    }
}
