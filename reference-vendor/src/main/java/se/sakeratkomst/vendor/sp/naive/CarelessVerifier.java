package se.sakeratkomst.vendor.sp.naive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.xml.security.algorithms.SignatureAlgorithm;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.Santuario;

/** A verifier that leaves something out. What it does not leave out it does as the careful one. */
public final class CarelessVerifier {

    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String MD5 = "http://www.w3.org/2001/04/xmldsig-more#rsa-md5";
    private static final String MD5_DIGEST = "http://www.w3.org/2001/04/xmldsig-more#md5";

    private final Collection<X509Certificate> keys;
    private final Set<Leniency> leniencies;

    public CarelessVerifier(Collection<X509Certificate> keys, Set<Leniency> leniencies) {
        this.keys = keys;
        this.leniencies = leniencies;
    }

    /**
     * Verifies as far as it does.
     *
     * @param root the element with a Signature in it
     * @return the element, whatever in it was signed
     */
    public Element verify(Element root) {
        Element signature = Elements.child(root, Ns.DS, "Signature").orElseThrow();
        if (!leniencies.contains(Leniency.EVERYTHING)) {
            requireShape(root, signature);
            requireRight(root, signature);
        }
        return Elements.detach(root);
    }

    private void requireShape(Element root, Element signature) {
        List<String> parts = Elements.children(signature).stream()
                .map(Element::getLocalName)
                .filter(name -> !leniencies.contains(Leniency.OBJECTS) || !name.equals("Object"))
                .toList();
        boolean usual = parts.equals(List.of("SignedInfo", "SignatureValue"))
                || parts.equals(List.of("SignedInfo", "SignatureValue", "KeyInfo"));
        require(usual || leniencies.contains(Leniency.ONE_SIGNED_INFO) || leniencies.contains(Leniency.OBJECTS));
        require(candidates(root).size() <= 1);
        Element info = Elements.child(signature, Ns.DS, "SignedInfo").orElseThrow(CarelessVerifier::wrong);
        List<Element> references = Elements.children(info, Ns.DS, "Reference");
        require(!references.isEmpty());
        require(references.size() == 1 || leniencies.contains(Leniency.ONE_REFERENCE));
        requireMethods(info, references.get(0));
        String id = root.getAttributeNS(null, "ID");
        String uri = references.get(0).getAttributeNS(null, "URI");
        boolean missing = leniencies.contains(Leniency.MISSING_ID) && id.isEmpty();
        boolean empty = leniencies.contains(Leniency.REFERENCE) && uri.isEmpty();
        require(uri.equals("#" + id) || missing || empty);
    }

    private void requireMethods(Element info, Element reference) {
        List<String> transforms = Elements.descendants(reference, Ns.DS, "Transform").stream()
                .map(transform -> transform.getAttributeNS(null, "Algorithm"))
                .toList();
        boolean usual = transforms.stream().allMatch(each -> each.equals(ENVELOPED) || each.startsWith(EXCLUSIVE));
        require(usual || leniencies.contains(Leniency.TRANSFORMS));
        String method = method(info, "SignatureMethod");
        String digest = method(reference, "DigestMethod");
        boolean mac = leniencies.contains(Leniency.MAC) && method.contains("#hmac-");
        boolean md5 = leniencies.contains(Leniency.MD5);
        require(AlgorithmPolicy.STRICT.signatures().contains(method) || mac || md5 && method.equals(MD5));
        require(AlgorithmPolicy.STRICT.digests().contains(digest) || md5 && digest.equals(MD5_DIGEST));
    }

    private static String method(Element parent, String name) {
        return Elements.child(parent, Ns.DS, name)
                .map(method -> method.getAttributeNS(null, "Algorithm"))
                .orElse("");
    }

    // ------------------------------------------------------------------ whether it is right

    private void requireRight(Element root, Element signature) {
        Santuario.ready();
        boolean value =
                leniencies.contains(Leniency.VALUE) || infos(signature).stream().anyMatch(this::hasRightValue);
        require(value);
        boolean digest = leniencies.contains(Leniency.DIGEST)
                || infos(signature).stream().anyMatch(one -> hasRightDigest(root, signature, one));
        require(digest);
    }

    /** The SignedInfo elements that are looked at: one, unless that is what is left out. */
    private List<Element> infos(Element signature) {
        return leniencies.contains(Leniency.ONE_SIGNED_INFO)
                ? Elements.descendants(signature, Ns.DS, "SignedInfo")
                : Elements.children(signature, Ns.DS, "SignedInfo").subList(0, 1);
    }

    private boolean hasRightValue(Element info) {
        Node parent = info.getParentNode();
        while (parent != null && !Elements.is(parent, Ns.DS, "Signature")) {
            parent = parent.getParentNode();
        }
        if (!(parent instanceof Element signature)) {
            return false;
        }
        Element alone = alone(signature, info);
        for (X509Certificate certificate : keys) {
            boolean mac = method(info, "SignatureMethod").contains("#hmac-");
            if (mac ? hasRightMac(alone, certificate) : hasRightValue(alone, certificate.getPublicKey())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRightValue(Element signature, PublicKey key) {
        if (!AlgorithmPolicy.STRICT.accepts(key)) {
            return false;
        }
        try {
            XMLSignature read = new XMLSignature(signature, "", false);
            SignatureAlgorithm algorithm = read.getSignedInfo().getSignatureAlgorithm();
            algorithm.initVerify(key);
            algorithm.update(read.getSignedInfo().getCanonicalizedOctetStream());
            return algorithm.verify(read.getSignatureValue());
        } catch (XMLSecurityException | IOException e) {
            return false;
        }
    }

    /** The flaw: a key that everybody has is taken for a secret. */
    private static boolean hasRightMac(Element signature, X509Certificate certificate) {
        try {
            XMLSignature read = new XMLSignature(signature, "", false);
            byte[] content = read.getSignedInfo().getCanonicalizedOctetStream();
            byte[] value = read.getSignatureValue();
            String name = method(read.getSignedInfo().getElement(), "SignatureMethod")
                    .replaceFirst(".*#hmac-", "Hmac")
                    .replace("sha", "SHA");
            for (byte[] secret : secrets(certificate)) {
                Mac mac = Mac.getInstance(name);
                mac.init(new SecretKeySpec(secret, name));
                byte[] right = mac.doFinal(content);
                if (value.length > 0
                        && value.length <= right.length
                        && MessageDigest.isEqual(value, Arrays.copyOf(right, value.length))) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException | XMLSecurityException | IOException e) {
            return false;
        }
    }

    private static List<byte[]> secrets(X509Certificate certificate) throws GeneralSecurityException {
        byte[] der = certificate.getEncoded();
        byte[] key = certificate.getPublicKey().getEncoded();
        return List.of(
                der,
                key,
                Base64.getEncoder().encode(der),
                Base64.getEncoder().encode(key),
                pem("CERTIFICATE", der),
                pem("PUBLIC KEY", key));
    }

    private static byte[] pem(String what, byte[] der) {
        return ("-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what
                        + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private boolean hasRightDigest(Element root, Element signature, Element info) {
        String uri = Elements.child(info, Ns.DS, "Reference")
                .map(reference -> reference.getAttributeNS(null, "URI"))
                .orElse("");
        if (uri.isEmpty()) {
            return digestHolds(root, signature, info, null)
                    || digestHolds(root.getOwnerDocument().getDocumentElement(), signature, info, null);
        }
        return digestHolds(root, signature, info, uri.substring(1));
    }

    /** Whether the digest is that of the content, in a copy in which that content alone carries the ID. */
    private boolean digestHolds(Element content, Element signature, Element info, @Nullable String id) {
        signature.setUserData("this", "signature", null);
        info.setUserData("this", "info", null);
        Element copy = marked(content);
        Element copied = find(copy, "signature");
        try {
            Element alone = copied == null ? alone(signature, info) : copied;
            if (copied != null) {
                keepOnly(copied, find(copied, "info"));
            }
            if (id != null) {
                copy.setIdAttributeNS(null, copy.getAttributeNS(null, "ID").equals(id) ? "ID" : "Id", true);
            }
            for (String digest : digests(alone)) {
                Elements.descendants(alone, Ns.DS, "DigestValue").get(0).setTextContent(digest);
                if (new XMLSignature(alone, "", false).getSignedInfo().verifyReferences()) {
                    return true;
                }
            }
            return false;
        } catch (XMLSecurityException e) {
            return false;
        } finally {
            signature.setUserData("this", null, null);
            info.setUserData("this", null, null);
        }
    }

    private List<String> digests(Element signature) {
        Element value = Elements.descendants(signature, Ns.DS, "DigestValue").get(0);
        List<String> digests = new ArrayList<>(List.of(Elements.text(value)));
        if (leniencies.contains(Leniency.DIGEST_TEXT)) {
            for (Node node = value.getFirstChild(); node != null; node = node.getNextSibling()) {
                digests.add(String.valueOf(node.getNodeValue()).strip());
            }
        }
        return digests;
    }

    private static Element marked(Element content) {
        Element copy = Elements.detach(content);
        copyMarks(content, copy);
        return copy;
    }

    private static void copyMarks(Element from, Element to) {
        to.setUserData("this", from.getUserData("this"), null);
        List<Element> one = Elements.children(from);
        List<Element> other = Elements.children(to);
        for (int i = 0; i < one.size(); i++) {
            copyMarks(one.get(i), other.get(i));
        }
    }

    private static @Nullable Element find(Element in, String mark) {
        if (mark.equals(in.getUserData("this"))) {
            return in;
        }
        for (Element child : Elements.children(in)) {
            Element found = find(child, mark);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Element alone(Element signature, Element info) {
        info.setUserData("this", "info", null);
        Element copy = marked(signature);
        keepOnly(copy, find(copy, "info"));
        info.setUserData("this", null, null);
        return copy;
    }

    /** Leaves one SignedInfo in the signature, in its place. */
    private static void keepOnly(Element signature, @Nullable Element info) {
        if (info == null || Elements.descendants(signature, Ns.DS, "SignedInfo").size() == 1) {
            return;
        }
        Elements.remove(info);
        Elements.descendants(signature, Ns.DS, "SignedInfo").forEach(Elements::remove);
        signature.insertBefore(info, signature.getFirstChild());
    }

    /** The elements that carry the root's ID under one of the names for it. */
    private static List<Element> candidates(Element root) {
        List<Element> found = new ArrayList<>();
        Document document = root.getOwnerDocument();
        gather(document.getDocumentElement(), root.getAttributeNS(null, "ID"), found);
        return found;
    }

    private static void gather(Element at, String id, List<Element> found) {
        NamedNodeMap attributes = at.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            boolean names = "id".equalsIgnoreCase(attribute.getLocalName() == null ? "" : attribute.getLocalName());
            if (names && attribute.getNodeValue().equals(id)) {
                found.add(at);
                break;
            }
        }
        Elements.children(at).forEach(child -> gather(child, id, found));
    }

    private static void require(boolean right) {
        if (!right) {
            throw wrong();
        }
    }

    private static SamlRefusal wrong() {
        return SamlRefusal.of(
                "SC-090",
                "verifying a signature without care",
                "one that is wrong even so",
                "a right one",
                "Switch the flaw off.");
    }
}
