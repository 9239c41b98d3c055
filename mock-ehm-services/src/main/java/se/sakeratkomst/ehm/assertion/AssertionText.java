package se.sakeratkomst.ehm.assertion;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/** An assertion as text on the wire and in the journal. */
public final class AssertionText {

    private static final Pattern SPACE = Pattern.compile("\\s");

    private AssertionText() {}

    /** Decodes base64 and base64url, with or without padding and line breaks; empty when it is neither. */
    public static Optional<byte[]> decode(String text) {
        String whole = SPACE.matcher(text).replaceAll("");
        String standard = whole.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(standard);
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The assertion's ID, where it has one; of a Response that of the Assertion inside. */
    public static Optional<String> id(Element presented) {
        Element assertion = Elements.is(presented, Ns.SAMLP, "Response")
                ? Elements.child(presented, Ns.SAML, "Assertion").orElse(presented)
                : presented;
        return Elements.attr(assertion, "ID").filter(id -> !id.isEmpty());
    }

    /** The assertion for people, with the signature's value taken out: it can be read but not used. */
    public static String redacted(Element assertion) {
        Element copy = Elements.detach(assertion);
        for (Element value : Elements.descendants(copy, Ns.DS, "SignatureValue")) {
            value.setTextContent("[redacted]");
        }
        return SecureXml.pretty(copy);
    }
}
