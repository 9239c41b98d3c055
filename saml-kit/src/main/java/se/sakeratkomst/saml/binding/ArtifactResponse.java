package se.sakeratkomst.saml.binding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Instants;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * samlp:ArtifactResponse: the message behind an artifact, or none when there is no such message (any more).
 *
 * @param status StatusCode/@Value, empty string when it is missing
 * @param message the message, alone in a document of its own
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.5.2</a>
 */
public record ArtifactResponse(
        String id,
        Optional<Instant> issueInstant,
        @Nullable String inResponseTo,
        String issuer,
        String status,
        Optional<Document> message) {

    /** Reads; verifies nothing, neither itself nor the message in it. */
    public static ArtifactResponse read(Element element) {
        if (!Elements.is(element, Ns.SAMLP, "ArtifactResponse")) {
            throw refuse("the element " + element.getNodeName());
        }
        List<Element> messages = Elements.children(element).stream()
                .filter(child -> !Elements.is(child, Ns.SAML, "Issuer")
                        && !Elements.is(child, Ns.DS, "Signature")
                        && !Elements.is(child, Ns.SAMLP, "Extensions")
                        && !Elements.is(child, Ns.SAMLP, "Status"))
                .toList();
        if (messages.size() > 1) {
            throw refuse(messages.size() + " messages in it");
        }
        return new ArtifactResponse(
                Elements.attr(element, "ID").orElse(""),
                Elements.attr(element, "IssueInstant").flatMap(Instants::read),
                Elements.attrOrNull(element, "InResponseTo"),
                Elements.childText(element, Ns.SAML, "Issuer").orElse(""),
                Elements.path(element, Ns.SAMLP, "Status", "StatusCode")
                        .flatMap(code -> Elements.attr(code, "Value"))
                        .orElse(""),
                messages.stream()
                        .findFirst()
                        .map(message -> Elements.detach(message).getOwnerDocument()));
    }

    /** Writes, not signed; a signature in the message stays valid. */
    public Document write() {
        return write(null, null);
    }

    /**
     * Writes, not signed, with more of a status.
     *
     * @param secondary second-level status, null for none
     * @param text StatusMessage, null for none
     */
    public Document write(@Nullable String secondary, @Nullable String text) {
        Document document = SecureXml.newDocument();
        Element response = Elements.root(document, Ns.SAMLP, "ArtifactResponse");
        Elements.set(response, "ID", id);
        Elements.set(response, "Version", "2.0");
        Elements.set(response, "IssueInstant", issueInstant.map(Instants::write).orElse(null));
        Elements.set(response, "InResponseTo", inResponseTo);
        Elements.append(response, Ns.SAML, "Issuer", issuer);
        Element told = Elements.append(response, Ns.SAMLP, "Status");
        Element code = Elements.append(told, Ns.SAMLP, "StatusCode");
        Elements.set(code, "Value", status);
        if (secondary != null) {
            Elements.set(Elements.append(code, Ns.SAMLP, "StatusCode"), "Value", secondary);
        }
        if (text != null) {
            Elements.append(told, Ns.SAMLP, "StatusMessage", text);
        }
        message.ifPresent(found -> response.appendChild(document.importNode(found.getDocumentElement(), true)));
        return document;
    }

    private static SamlRefusal refuse(String observed) {
        return SamlRefusal.of(
                "SAML-CORE-3.5.2",
                "reading an ArtifactResponse",
                observed,
                "samlp:ArtifactResponse with at most one message",
                "Resolve the artifact where the issuer's metadata says.");
    }
}
