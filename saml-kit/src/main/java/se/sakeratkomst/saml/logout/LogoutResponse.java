package se.sakeratkomst.saml.logout;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A LogoutResponse as it was received.
 *
 * @param status StatusCode/@Value, empty string when it is missing
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.7.2</a>
 */
public record LogoutResponse(
        String id,
        String version,
        Optional<Instant> issueInstant,
        @Nullable String destination,
        @Nullable String inResponseTo,
        String issuer,
        String status,
        Optional<String> secondaryStatus,
        Optional<String> statusMessage) {

    /** Second-level status: not every session participant was logged out. */
    public static final String PARTIAL_LOGOUT = "urn:oasis:names:tc:SAML:2.0:status:PartialLogout";

    /** Reads; verifies nothing. */
    public static LogoutResponse read(Element element) {
        if (!Elements.is(element, Ns.SAMLP, "LogoutResponse")) {
            throw SamlRefusal.of(
                    "SAML-CORE-3.7.2",
                    "reading a LogoutResponse",
                    "the root element " + element.getNodeName(),
                    "samlp:LogoutResponse",
                    "Answer a LogoutRequest with a LogoutResponse in SAMLResponse.");
        }
        Optional<Element> status = Elements.child(element, Ns.SAMLP, "Status");
        Optional<Element> code = status.flatMap(s -> Elements.child(s, Ns.SAMLP, "StatusCode"));
        return new LogoutResponse(
                Elements.attr(element, "ID").orElse(""),
                Elements.attr(element, "Version").orElse(""),
                Elements.attr(element, "IssueInstant").flatMap(Instants::read),
                Elements.attrOrNull(element, "Destination"),
                Elements.attrOrNull(element, "InResponseTo"),
                Elements.childText(element, Ns.SAML, "Issuer").orElse(""),
                code.flatMap(c -> Elements.attr(c, "Value")).orElse(""),
                code.flatMap(c -> Elements.child(c, Ns.SAMLP, "StatusCode")).flatMap(c -> Elements.attr(c, "Value")),
                status.flatMap(s -> Elements.childText(s, Ns.SAMLP, "StatusMessage")));
    }

    /** Whether the top-level status is Success. */
    public boolean success() {
        return Ns.STATUS_SUCCESS.equals(status);
    }

    /** Whether everybody was logged out: Success, and no PartialLogout below it. */
    public boolean complete() {
        return success() && !secondaryStatus.map(PARTIAL_LOGOUT::equals).orElse(false);
    }
}
