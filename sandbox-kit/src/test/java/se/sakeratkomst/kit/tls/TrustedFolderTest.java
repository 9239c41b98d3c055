package se.sakeratkomst.kit.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sakeratkomst.kit.lab.LabId;

class TrustedFolderTest {

    private static final LabId OTHER = new LabId("other");

    @TempDir
    Path folder;

    @Test
    void aCertificateOfAnAuthorityInTheLabsFolderBelongsToThatLabOnly() throws Exception {
        KeyPair key = key();
        X509Certificate authority = certificate(key, key, "CN=TEST Own CA", "CN=TEST Own CA", true);
        X509Certificate system = certificate(key(), key, "CN=TEST system", "CN=TEST Own CA", false);
        put("default/own.pem", authority);

        TrustedFolder trusted = new TrustedFolder(folder);

        assertThat(trusted.issued(system, LabId.DEFAULT)).isTrue();
        assertThat(trusted.issued(system, OTHER)).isFalse();
        assertThat(trusted.all()).containsExactly(authority);
    }

    @Test
    void anAuthorityOfTheSameNameWithAnotherKeyIssuedNothing() throws Exception {
        KeyPair key = key();
        X509Certificate system = certificate(key(), key, "CN=TEST system", "CN=TEST Own CA", false);
        KeyPair another = key();
        put("default/own.pem", certificate(another, another, "CN=TEST Own CA", "CN=TEST Own CA", true));

        assertThat(new TrustedFolder(folder).issued(system, LabId.DEFAULT)).isFalse();
    }

    @Test
    void anEndEntityCertificateIsNoAuthority() throws Exception {
        KeyPair key = key();
        put("default/leaf.pem", certificate(key, key, "CN=TEST leaf", "CN=TEST leaf", false));

        assertThat(new TrustedFolder(folder).all()).isEmpty();
    }

    @Test
    void aFileThatIsNoCertificateAndAMissingFolderTrustNobody() throws IOException {
        Files.createDirectories(folder.resolve("default"));
        Files.writeString(folder.resolve("default/broken.pem"), "nothing");

        assertThat(new TrustedFolder(folder).all()).isEmpty();
        assertThat(new TrustedFolder(folder.resolve("missing")).all()).isEmpty();
        assertThat(new TrustedFolder(null).of(LabId.DEFAULT)).isEmpty();
    }

    private static KeyPair key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            KeyPair subjectKey, KeyPair issuerKey, String subject, String issuer, boolean authority) throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(Instant.now().minusSeconds(60)),
                Date.from(Instant.now().plusSeconds(3600)),
                new X500Name(subject),
                subjectKey.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
    }

    private void put(String name, X509Certificate certificate) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        }
        Files.writeString(file, text.toString());
    }
}
