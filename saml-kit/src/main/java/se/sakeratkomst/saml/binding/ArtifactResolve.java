package se.sakeratkomst.saml.binding;

import java.time.Instant;
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
 * samlp:ArtifactResolve: asks for the message behind an artifact.
 *
 * @param id empty string when it is missing
 * @param issueInstant empty when it is missing or no time
 * @param artifact as sent; see {@link Artifact#decode}
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf">SAML core 3.5.1</a>
 */
public record ArtifactResolve(
        String id,
        String version,
        Optional<Instant> issueInstant,
        @Nullable String destination,
        String issuer,
        String artifact) {

    /** Reads; verifies nothing. */
    public static ArtifactResolve read(Element element) {
        if (!Elements.is(element, Ns.SAMLP, "ArtifactResolve")) {
            throw SamlRefusal.of(
                    "SAML-CORE-3.5.1",
                    "reading an ArtifactResolve",
                    "the element " + element.getNodeName(),
                    "samlp:ArtifactResolve",
                    "Send an ArtifactResolve to this endpoint.");
        }
        return new ArtifactResolve(
                Elements.attr(element, "ID").orElse(""),
                Elements.attr(element, "Version").orElse(""),
                Elements.attr(element, "IssueInstant").flatMap(Instants::read),
                Elements.attrOrNull(element, "Destination"),
                Elements.childText(element, Ns.SAML, "Issuer").orElse(""),
                Elements.childText(element, Ns.SAMLP, "Artifact").orElse(""));
    }

    /** Writes, not signed. */
    public Document write() {
        Document document = SecureXml.newDocument();
        Element resolve = Elements.root(document, Ns.SAMLP, "ArtifactResolve");
        Elements.set(resolve, "ID", id);
        Elements.set(resolve, "Version", version);
        Elements.set(resolve, "IssueInstant", issueInstant.map(Instants::write).orElse(null));
        Elements.set(resolve, "Destination", destination);
        Elements.append(resolve, Ns.SAML, "Issuer", issuer);
        Elements.append(resolve, Ns.SAMLP, "Artifact", artifact);
        return document;
    }
}
