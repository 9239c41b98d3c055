package se.sakeratkomst.ehm.pirr;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import se.sakeratkomst.kit.testbed.TestPki.Holder;

/** Makes S/MIME entities as a veterinarian's system does. */
public final class SignedMessages {

    public static final String CONTENT_TYPE = "multipart/signed";
    private static final String BOUNDARY = "----TEST-boundary";

    private SignedMessages() {}

    /** The message, signed with that key. */
    public static byte[] signed(byte[] xml, Holder by) {
        return entity(part(xml, "UTF-8"), by, "SHA256withECDSA");
    }

    /** The first part: headers and the message in base64. */
    public static String part(byte[] xml, String charset) {
        return "Content-Type: application/xml; charset=" + charset + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(xml) + "\r\n";
    }

    public static byte[] entity(String part, Holder by, String algorithm) {
        return entity(part, Base64.getMimeEncoder().encodeToString(cms(part, by, algorithm, false)));
    }

    public static byte[] entity(String part, String signature) {
        return ("MIME-Version: 1.0\r\nContent-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n"
                        + " micalg=sha-256; boundary=\"" + BOUNDARY
                        + "\"\r\n\r\nThis is an S/MIME signed message\r\n\r\n--"
                        + BOUNDARY + "\r\n" + part + "\r\n--" + BOUNDARY
                        + "\r\nContent-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + signature + "\r\n--" + BOUNDARY + "--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] cms(String part, Holder by, String algorithm, boolean attached) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(new JcaContentSignerBuilder(algorithm).build(by.key()), by.certificate()));
            generator.addCertificates(new JcaCertStore(List.copyOf(by.chain())));
            return generator
                    .generate(new CMSProcessableByteArray(part.getBytes(StandardCharsets.ISO_8859_1)), attached)
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
