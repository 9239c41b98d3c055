package se.sakeratkomst.cards.card;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import se.sakeratkomst.cards.card.Card.OnCard;

/**
 * CMS SignedData around a token's signature, with the certificate's chain inside.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5652">RFC 5652, CMS</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5035">RFC 5035, signingCertificateV2</a>
 */
final class CmsSignature {

    private static final AlgorithmIdentifier SHA256_WITH_RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    private final DigestCalculatorProvider digests;

    CmsSignature() {
        try {
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("The platform's digests could not be used", e);
        }
    }

    /** With the content inside. */
    byte[] attached(OnCard held, List<X509Certificate> chain, byte[] content, TokenSignature token) {
        return made(new JcaSignerInfoGeneratorBuilder(digests), held, chain, content, true, token);
    }

    /** Without the content; its signed attributes name the certificate too. */
    byte[] detached(OnCard held, List<X509Certificate> chain, byte[] content, TokenSignature token) {
        SigningCertificateV2 signer =
                new SigningCertificateV2(new ESSCertIDv2(HexFormat.of().parseHex(held.fingerprint())));
        AttributeTable attributes =
                new AttributeTable(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(signer)));
        return made(
                new JcaSignerInfoGeneratorBuilder(digests)
                        .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes)),
                held,
                chain,
                content,
                false,
                token);
    }

    private static byte[] made(
            JcaSignerInfoGeneratorBuilder signer,
            OnCard held,
            List<X509Certificate> chain,
            byte[] content,
            boolean inside,
            TokenSignature token) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signer.build(new TokenSigner(token), held.certificate()));
            generator.addCertificates(new JcaCertStore(chain));
            return generator
                    .generate(new CMSProcessableByteArray(content), inside)
                    .getEncoded();
        } catch (OperatorCreationException | CertificateEncodingException | CMSException | IOException e) {
            throw new IllegalStateException("Could not make a CMS", e);
        }
    }

    /** Hands BouncyCastle a signature that was made on the token. */
    private static final class TokenSigner implements ContentSigner {

        private final TokenSignature token;
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        TokenSigner(TokenSignature token) {
            this.token = token;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return SHA256_WITH_RSA;
        }

        @Override
        public OutputStream getOutputStream() {
            return data;
        }

        @Override
        public byte[] getSignature() {
            return token.over(data.toByteArray());
        }
    }
}
