package se.sakeratkomst.saml.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A Response as it was received. Only what stands directly in the element is read, whole texts only.
 *
 * @param element what it was read from
 * @param assertions plain Assertion children, not read or verified here
 * @param encryptedAssertions EncryptedAssertion children
 * @param status StatusCode/@Value, empty string when it is missing
 */
public record ReceivedResponse(
        Element element,
        String id,
        String version,
        Optional<Instant> issueInstant,
        @Nullable String destination,
        @Nullable String inResponseTo,
        String issuer,
        @Nullable String issuerFormat,
        String status,
        Optional<String> secondaryStatus,
        Optional<String> statusMessage,
        List<Element> assertions,
        List<Element> encryptedAssertions) {

    /** Reads; verifies nothing. */
    public static ReceivedResponse read(Element element) {
        if (!Elements.is(element, Ns.SAMLP, "Response")) {
            throw SamlRefusal.of(
                    "SAML-CORE-3.3.3",
                    "reading a Response",
                    "the root element " + element.getNodeName(),
                    "samlp:Response",
                    "Send a Response to this endpoint.");
        }
        Optional<Element> status = Elements.child(element, Ns.SAMLP, "Status");
        Optional<Element> code = status.flatMap(s -> Elements.child(s, Ns.SAMLP, "StatusCode"));
        Optional<Element> issuer = Elements.child(element, Ns.SAML, "Issuer");
        return new ReceivedResponse(
                element,
                Elements.attr(element, "ID").orElse(""),
                Elements.attr(element, "Version").orElse(""),
                Elements.attr(element, "IssueInstant").flatMap(Instants::read),
                Elements.attrOrNull(element, "Destination"),
                Elements.attrOrNull(element, "InResponseTo"),
                issuer.map(Elements::text).orElse(""),
                issuer.flatMap(i -> Elements.attr(i, "Format")).orElse(null),
                code.flatMap(c -> Elements.attr(c, "Value")).orElse(""),
                code.flatMap(c -> Elements.child(c, Ns.SAMLP, "StatusCode")).flatMap(c -> Elements.attr(c, "Value")),
                status.flatMap(s -> Elements.childText(s, Ns.SAMLP, "StatusMessage")),
                Elements.children(element, Ns.SAML, "Assertion"),
                Elements.children(element, Ns.SAML, "EncryptedAssertion"));
    }

    /** Whether the top-level status is Success. */
    public boolean success() {
        return Ns.STATUS_SUCCESS.equals(status);
    }
}
