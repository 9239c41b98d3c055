package se.sakeratkomst.idp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.signature.SignatureDraft;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** What a message is made of: its signatures, each with whether it holds, and its text with what is encrypted laid open. */
final class Anatomy {
    private static final Map<String, String> JAVA_NAMES = Map.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA",
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-md5", "MD5withRSA");

    /**
     * A signature.
     *
     * @param sealed whether SignatureValue is right for its first SignedInfo and the identity provider's key
     * @param secret what keys the signature, where that is an HMAC
     * @param fits whether its digest is that of some element with the ID it names
     */
    record Seal(boolean sealed, boolean fits, String secret) {
        boolean holds() {
            return sealed && fits;
        }
    }

    private final X509Certificate idp;
    private final Map<String, Seal> seals = new LinkedHashMap<>();
    private final String text;

    Anatomy(String message, X509Certificate idp) {
        this.idp = idp;
        Optional<Document> parsed = parse(message);
        this.text = parsed.map(this::open).orElse(message);
    }

    private static Optional<Document> parse(String message) {
        try {
            return Optional.of(SecureXml.parse(message));
        } catch (SamlRefusal e) {
            return Optional.empty();
        }
    }

    List<Seal> seals() {
        return List.copyOf(seals.values());
    }

    String text() {
        return text;
    }

    private String open(Document message) {
        Element root = message.getDocumentElement();
        judge(root);
        List<String> secrets = new ArrayList<>();
        lay(Elements.children(root, Ns.SAML, "EncryptedAssertion"), secrets);
        judge(root);
        lay(Elements.descendants(root, Ns.SAML, "EncryptedAssertion"), secrets);
        judge(root);
        for (Element secret : Elements.descendants(root, Ns.XENC, "CipherValue")) {
            secret.setTextContent("");
        }
        return secrets + SecureXml.text(root);
    }

    private static void lay(List<Element> all, List<String> secrets) {
        for (Element encrypted : all) {
            String methods = Elements.descendants(encrypted, Ns.XENC, "EncryptionMethod").stream()
                    .map(method -> method.getAttribute("Algorithm"))
                    .toList()
                    .toString();
            try {
                Elements.replace(encrypted, AssertionDecrypter.decrypt(encrypted, List.of(TestSp.KEY.key())));
                secrets.add(methods);
            } catch (SamlRefusal e) {
                if (encrypted.hasChildNodes()) {
                    secrets.add(methods + unlocked(encrypted));
                    encrypted.setTextContent("");
                }
            }
        }
    }

    /** How far the decryption gets. */
    private static String unlocked(Element encrypted) {
        List<byte[]> values = Elements.descendants(encrypted, Ns.XENC, "CipherValue").stream()
                .map(value -> Base64.getMimeDecoder().decode(value.getTextContent()))
                .toList();
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            rsa.init(Cipher.DECRYPT_MODE, TestSp.KEY.key(), OAEPParameterSpec.DEFAULT);
            byte[] data = values.get(1);
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(rsa.doFinal(values.get(0)), "AES"),
                    new IvParameterSpec(data, 0, 16));
            byte[] plain = aes.doFinal(data, 16, data.length - 16);
            return plain[0] == '<' ? " damaged at the end" : " damaged at the beginning";
        } catch (GeneralSecurityException | RuntimeException e) {
            return " locked for "
                    + Elements.descendants(encrypted, Ns.DS, "X509Certificate").stream()
                            .map(Elements::text)
                            .toList();
        }
    }

    private void judge(Element root) {
        for (Element signature : Elements.descendants(root, Ns.DS, "Signature")) {
            String value = Elements.descendants(signature, Ns.DS, "SignatureValue").stream()
                    .map(Elements::text)
                    .findFirst()
                    .orElse("");
            Seal seal = new Seal(sealed(signature), fits(root, signature), secret(signature));
            seals.merge(value, seal, (before, now) -> now.fits() ? now : before);
        }
    }

    private boolean sealed(Element signature) {
        Optional<Element> value = Elements.child(signature, Ns.DS, "SignatureValue");
        return Stream.concat(
                        Elements.children(signature, Ns.DS, "SignedInfo").stream(),
                        Elements.children(signature, Ns.DS, "Object").stream()
                                .flatMap(object -> Elements.children(object, Ns.DS, "SignedInfo").stream()))
                .anyMatch(
                        info -> value.map(v -> sealed(info, v.getTextContent())).orElse(false));
    }

    private boolean sealed(Element info, String value) {
        try {
            String method = algorithm(info, "SignatureMethod");
            String name = JAVA_NAMES.get(method);
            if (name == null) {
                return false;
            }
            Signature verifier = Signature.getInstance(name);
            verifier.initVerify(idp.getPublicKey());
            verifier.update(SignatureDraft.canonical(info, algorithm(info, "CanonicalizationMethod")));
            return verifier.verify(Base64.getMimeDecoder().decode(value));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /** Which public bytes an HMAC is keyed with. */
    private String secret(Element signature) {
        if (!algorithm(signature, "SignatureMethod").contains("hmac")) {
            return "";
        }
        Element info = Elements.descendants(signature, Ns.DS, "SignedInfo").get(0);
        String value = Elements.text(
                Elements.descendants(signature, Ns.DS, "SignatureValue").get(0));
        byte[] canonical = SignatureDraft.canonical(info, SignatureDraft.EXCLUSIVE);
        try {
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(idp.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            Map<String, byte[]> secrets = Map.of(
                    "certificate",
                    idp.getEncoded(),
                    "pem",
                    pem.getBytes(StandardCharsets.US_ASCII),
                    "public key",
                    idp.getPublicKey().getEncoded());
            for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
                byte[] whole = SignatureDraft.Seal.hmac(secret.getValue()).over(canonical);
                if (SignatureDraft.base64(whole).equals(value)) {
                    return secret.getKey();
                }
            }
            return "truncated";
        } catch (GeneralSecurityException e) {
            return "none";
        }
    }

    private static String algorithm(Element from, String part) {
        return Elements.descendants(from, Ns.DS, part).get(0).getAttributeNS(null, "Algorithm");
    }

    private static boolean fits(Element root, Element signature) {
        List<Element> references = Elements.descendants(signature, Ns.DS, "Reference");
        if (references.isEmpty()) {
            return false;
        }
        Element reference = references.get(0);
        String digest =
                Elements.text(Elements.child(reference, Ns.DS, "DigestValue").orElseThrow());
        String uri = reference.getAttributeNS(null, "URI");
        List<Element> named = new ArrayList<>();
        if (uri.isEmpty()) {
            named.add((Element) signature.getParentNode());
        } else {
            withId(root, uri.substring(1), named);
        }
        return named.stream().anyMatch(element -> digests(element, reference).contains(digest));
    }

    private static List<String> digests(Element element, Element reference) {
        List<String> digests = new ArrayList<>();
        String java = algorithm(reference, "DigestMethod").endsWith("sha1") ? "SHA-1" : "SHA-256";
        for (String method : List.of(SignatureDraft.EXCLUSIVE, SignatureDraft.EXCLUSIVE_WITH_COMMENTS)) {
            Element copy = Elements.detach(element);
            Elements.children(copy, Ns.DS, "Signature").forEach(Elements::remove);
            try {
                digests.add(SignatureDraft.base64(
                        MessageDigest.getInstance(java).digest(SignatureDraft.canonical(copy, method))));
            } catch (GeneralSecurityException | RuntimeException e) {
                digests.add("none");
            }
        }
        return digests;
    }

    private static void withId(Element at, String id, List<Element> found) {
        if (id.equals(at.getAttributeNS(null, "ID"))) {
            found.add(at);
        }
        Elements.children(at).forEach(child -> withId(child, id, found));
    }
}
