package se.sakeratkomst.saml.logout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.response.ReceivedAssertion.NameId;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A LogoutRequest as it was received. Only what stands directly in the element is read, whole texts only.
 *
 * @param id empty string when it is missing
 * @param issueInstant empty when it is missing or no time
 * @param notOnOrAfter empty when it is missing or no time; see {@link #unreadableNotOnOrAfter}
 * @param unreadableNotOnOrAfter whether NotOnOrAfter stands there and is no time
 * @param nameId empty when there is none, or something else in its place
 * @param identifiers how many of NameID, BaseID and EncryptedID there are: one in a right request
 * @param encryptedId whether the name is encrypted, which neither federation has (SC-070, SAMBI-026)
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.7.1</a>
 */
public record LogoutRequest(
        String id,
        String version,
        Optional<Instant> issueInstant,
        @Nullable String destination,
        Optional<Instant> notOnOrAfter,
        boolean unreadableNotOnOrAfter,
        @Nullable String reason,
        String issuer,
        Optional<NameId> nameId,
        int identifiers,
        boolean encryptedId,
        List<String> sessionIndexes) {

    /** Reads; verifies nothing. */
    public static LogoutRequest read(Element element) {
        if (!Elements.is(element, Ns.SAMLP, "LogoutRequest")) {
            throw SamlRefusal.of(
                    "SAML-CORE-3.7.1",
                    "reading a LogoutRequest",
                    "the root element " + element.getNodeName(),
                    "samlp:LogoutRequest",
                    "Send a LogoutRequest in SAMLRequest to this endpoint.");
        }
        Optional<String> end = Elements.attr(element, "NotOnOrAfter");
        int encrypted = Elements.children(element, Ns.SAML, "EncryptedID").size();
        return new LogoutRequest(
                Elements.attr(element, "ID").orElse(""),
                Elements.attr(element, "Version").orElse(""),
                Elements.attr(element, "IssueInstant").flatMap(Instants::read),
                Elements.attrOrNull(element, "Destination"),
                end.flatMap(Instants::read),
                end.isPresent() && end.flatMap(Instants::read).isEmpty(),
                Elements.attrOrNull(element, "Reason"),
                Elements.childText(element, Ns.SAML, "Issuer").orElse(""),
                Elements.child(element, Ns.SAML, "NameID").map(LogoutRequest::nameId),
                Elements.children(element, Ns.SAML, "NameID").size()
                        + Elements.children(element, Ns.SAML, "BaseID").size()
                        + encrypted,
                encrypted > 0,
                Elements.children(element, Ns.SAMLP, "SessionIndex").stream()
                        .map(Elements::text)
                        .toList());
    }

    private static NameId nameId(Element nameId) {
        return new NameId(
                Elements.text(nameId),
                Elements.attrOrNull(nameId, "Format"),
                Elements.attrOrNull(nameId, "NameQualifier"),
                Elements.attrOrNull(nameId, "SPNameQualifier"));
    }
}
