package se.sakeratkomst.saml.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;

/**
 * An enveloped signature made by hand, every part of which can be changed before it is sealed: for messages that must be refused.
 * Unchanged it is what {@link XmlSigner} makes.
 */
public final class SignatureDraft {
    /** Canonicalisation without comments. */
    public static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /** Canonicalisation with comments. */
    public static final String EXCLUSIVE_WITH_COMMENTS = EXCLUSIVE + "WithComments";

    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    /** What makes the SignatureValue. */
    @FunctionalInterface
    public interface Seal {
        /** The value over the canonical SignedInfo. */
        byte[] over(byte[] signedInfo) throws GeneralSecurityException;

        /** With a private key and an algorithm as Java names it. */
        static Seal with(PrivateKey key, String algorithm) {
            return signedInfo -> {
                Signature signer = Signature.getInstance(algorithm);
                signer.initSign(key);
                signer.update(signedInfo);
                return signer.sign();
            };
        }

        /** With SHA-256 and the mandatory algorithm for the key. */
        static Seal with(PrivateKey key) {
            return with(key, key.getAlgorithm().startsWith("EC") ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
        }

        /** HMAC-SHA-256 with a secret that is none. */
        static Seal hmac(byte[] secret) {
            return signedInfo -> {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                return mac.doFinal(signedInfo);
            };
        }
    }

    private final Element target;
    private final Element signature;
    private final Element signedInfo;

    private SignatureDraft(Element target, Element signature, Element signedInfo) {
        this.target = target;
        this.signature = signature;
        this.signedInfo = signedInfo;
    }

    /** Drafts the signature of an element; it stands in its place at once, after Issuer. */
    public static SignatureDraft in(Element target, PrivateKey key) {
        byte[] digest = digest(target);
        Document document = target.getOwnerDocument();
        Element signature = Elements.create(document, Ns.DS, "Signature");
        target.insertBefore(signature, XmlSigner.place(target));
        Element signedInfo = Elements.append(signature, Ns.DS, "SignedInfo");
        SignatureAlgorithm algorithm = SignatureAlgorithm.standardFor(key);
        Elements.set(Elements.append(signedInfo, Ns.DS, "CanonicalizationMethod"), "Algorithm", EXCLUSIVE);
        Elements.set(Elements.append(signedInfo, Ns.DS, "SignatureMethod"), "Algorithm", algorithm.uri());
        Element reference = Elements.append(signedInfo, Ns.DS, "Reference");
        reference.setAttributeNS(null, "URI", "#" + target.getAttributeNS(null, "ID"));
        Element transforms = Elements.append(reference, Ns.DS, "Transforms");
        Elements.set(Elements.append(transforms, Ns.DS, "Transform"), "Algorithm", ENVELOPED);
        Elements.set(Elements.append(transforms, Ns.DS, "Transform"), "Algorithm", EXCLUSIVE);
        Elements.set(Elements.append(reference, Ns.DS, "DigestMethod"), "Algorithm", algorithm.digestUri());
        Elements.append(reference, Ns.DS, "DigestValue", base64(digest));
        return new SignatureDraft(target, signature, signedInfo);
    }

    /** The element that is signed. */
    public Element target() {
        return target;
    }

    /** The SignedInfo, to be changed. */
    public Element signedInfo() {
        return signedInfo;
    }

    /** The first part of that name in the SignedInfo, to be changed. */
    public Element part(String localName) {
        return Elements.descendants(signedInfo, Ns.DS, localName).get(0);
    }

    /** Names another algorithm in a part. */
    public SignatureDraft algorithm(String part, String uri) {
        part(part).setAttributeNS(null, "Algorithm", uri);
        return this;
    }

    /** Sets the Reference's URI, or takes it away. */
    public SignatureDraft uri(@Nullable String uri) {
        Element reference = part("Reference");
        if (uri == null) {
            reference.removeAttributeNS(null, "URI");
        } else {
            reference.setAttributeNS(null, "URI", uri);
        }
        return this;
    }

    /** Writes a digest. */
    public SignatureDraft digest(byte[] digest) {
        part("DigestValue").setTextContent(base64(digest));
        return this;
    }

    /**
     * Seals.
     *
     * @param certificate goes into KeyInfo, where it is there
     * @return the ds:Signature
     */
    public Element seal(Seal seal, @Nullable X509Certificate certificate) {
        String method = part("CanonicalizationMethod").getAttributeNS(null, "Algorithm");
        try {
            Elements.append(signature, Ns.DS, "SignatureValue", base64(seal.over(canonical(signedInfo, method))));
            if (certificate != null) {
                Element data = Elements.append(Elements.append(signature, Ns.DS, "KeyInfo"), Ns.DS, "X509Data");
                Elements.append(data, Ns.DS, "X509Certificate", base64(certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing " + target.getNodeName() + " failed", e);
        }
        return signature;
    }

    /** SHA-256 of an element's exclusive canonical form, signatures inside and all. */
    public static byte[] digest(Element element) {
        return sha256(canonical(element, EXCLUSIVE));
    }

    /** SHA-256. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No SHA-256", e);
        }
    }

    /** The SHA-256 digest that a verifier computes: of the element without the signature that is its own child. */
    public static byte[] envelopedDigest(Element signed) {
        Element copy = Elements.detach(signed);
        Elements.child(copy, Ns.DS, "Signature").ifPresent(Elements::remove);
        return digest(copy);
    }

    /** The canonical form of an element. */
    public static byte[] canonical(Element element, String method) {
        Santuario.ready();
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try {
            Canonicalizer.getInstance(method).canonicalizeSubtree(element, out);
        } catch (XMLSecurityException e) {
            throw new IllegalStateException("Canonicalising " + element.getNodeName() + " failed", e);
        }
        return out.toByteArray();
    }

    /** Base64 on one line, as it stands in a signature. */
    public static String base64(byte[] bytes) {
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }
}
