package se.sakeratkomst.idp;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.encryption.AssertionDecrypter;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * What is left of a delivered message when everything is taken out that is new each time: two messages with the same likeness
 * are the same message.
 */
final class Likeness {
    private static final Pattern ID = Pattern.compile("_[0-9a-f]{40}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private Likeness() {}

    static String of(TestSp.Page page, X509Certificate idp, String requestId) {
        Map<String, String> form = page.form("saml-response");
        return page.action("saml-response") + "\n" + form.get("RelayState") + "\n"
                + message(String.valueOf(form.get("SAMLResponse")), idp, requestId);
    }

    private static String message(String field, X509Certificate idp, String requestId) {
        Element response;
        try {
            response = PostBinding.decode(field).getDocumentElement();
        } catch (SamlRefusal e) {
            return e.first().rule() + " " + field.substring(0, Math.min(field.length(), 60));
        }
        boolean utf16 = Base64.getDecoder().decode(field)[0] == (byte) 0xFE;
        StringBuilder likeness = new StringBuilder(utf16 ? "UTF-16 " : "")
                .append("response ")
                .append(verdict(response, idp))
                .append('\n');
        for (Element encrypted : Elements.children(response, Ns.SAML, "EncryptedAssertion")) {
            likeness.append("encrypted with ");
            Elements.descendants(encrypted, Ns.XENC, "EncryptionMethod")
                    .forEach(method ->
                            likeness.append(method.getAttribute("Algorithm")).append(' '));
            try {
                Element plain = AssertionDecrypter.decrypt(encrypted, List.of(TestSp.KEY.key()));
                likeness.append(verdict(plain, idp)).append('\n');
                Elements.replace(encrypted, plain);
            } catch (SamlRefusal e) {
                likeness.append(e.first().rule()).append('\n');
                encrypted.setTextContent("");
            }
        }
        for (Element assertion : Elements.children(response, Ns.SAML, "Assertion")) {
            likeness.append("assertion ").append(verdict(assertion, idp)).append('\n');
        }
        for (String random : List.of("SignatureValue", "DigestValue", "X509Certificate")) {
            Elements.descendants(response, Ns.DS, random)
                    .forEach(element ->
                            element.setTextContent(element.getTextContent().matches("A*=?") ? "made up" : "…"));
        }
        return likeness + normal(SecureXml.text(response).replace(requestId, "REQUEST"));
    }

    private static String verdict(Element element, X509Certificate idp) {
        List<Element> signatures = Elements.children(element, Ns.DS, "Signature");
        if (signatures.isEmpty()) {
            return "unsigned";
        }
        String certificate = Elements.descendants(signatures.get(0), Ns.DS, "X509Certificate").stream()
                .map(Elements::text)
                .findFirst()
                .map(String::hashCode)
                .map(String::valueOf)
                .orElse("none");
        try {
            XmlVerifier.verify(TestSp.reread(element), List.of(idp), AlgorithmPolicy.STRICT);
            return "valid " + certificate;
        } catch (SamlRefusal e) {
            String digest = Elements.descendants(signatures.get(0), Ns.DS, "DigestValue").stream()
                    .map(Elements::text)
                    .reduce("", String::concat);
            String value = Elements.descendants(signatures.get(0), Ns.DS, "SignatureValue").stream()
                    .map(Elements::text)
                    .reduce("", String::concat);
            return e.first().rule() + " " + certificate + " " + damage(element, idp, digest, value);
        }
    }

    /** Which of the two values of a signature is wrong. */
    private static String damage(Element element, X509Certificate idp, String digest, String value) {
        if (digest.isEmpty() || value.isEmpty()) {
            return "empty";
        }
        org.apache.xml.security.signature.XMLSignature signature;
        try {
            element.setIdAttributeNS(null, "ID", true);
            signature = new org.apache.xml.security.signature.XMLSignature(
                    Elements.children(element, Ns.DS, "Signature").get(0), "", true);
            boolean whole = signature.getSignedInfo().verify(false);
            element.setIdAttributeNS(null, "ID", false);
            return whole ? "digest right" : "digest wrong";
        } catch (org.apache.xml.security.exceptions.XMLSecurityException | RuntimeException e) {
            return "unreadable";
        }
    }

    private static String normal(String text) {
        Map<String, String> names = new HashMap<>();
        Matcher ids = ID.matcher(text);
        StringBuilder out = new StringBuilder();
        while (ids.find()) {
            ids.appendReplacement(out, names.computeIfAbsent(ids.group(), id -> "ID" + names.size()));
        }
        ids.appendTail(out);
        Instant now = Instant.now();
        Matcher times = TIME.matcher(out.toString());
        StringBuilder relative = new StringBuilder();
        while (times.find()) {
            Instant time = OffsetDateTime.parse(times.group()).toInstant();
            long seconds = Duration.between(now, time).toSeconds();
            times.appendReplacement(relative, "T" + Math.round(seconds / 30.0));
        }
        times.appendTail(relative);
        return relative.toString();
    }
}
