package se.sakeratkomst.vendor.sp;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.binding.PostBinding;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import se.sakeratkomst.vendor.sp.naive.LenientParser;

/** Reads a posted form field as XML: one document, no DOCTYPE, nothing fetched. */
final class Messages {

    /** The switches that take a parser which reads a DOCTYPE. */
    private static final List<Flaw> DOCTYPES = List.of(
            Flaw.READS_DOCTYPE,
            Flaw.RESOLVES_EXTERNAL_ENTITIES,
            Flaw.COUNTS_NO_ENTITIES,
            Flaw.TAKES_ENTITY_FOR_ID,
            Flaw.READS_WITH_TWO_PARSERS);

    private final Flaws flaws;

    Messages(Flaws flaws) {
        this.flaws = flaws;
    }

    /** The root of the message; in earnest alone in its document. */
    Element response(String field) {
        if (flaws.has(Flaw.READS_SEVERAL_DOCUMENTS)) {
            List<Element> roots = Elements.children(
                    LenientParser.usual().parseSeveral(bytes(field)).getDocumentElement());
            if (roots.size() > 1) {
                return oneOfSeveral(roots);
            }
        }
        if (DOCTYPES.stream().anyMatch(flaws::has)) {
            return new LenientParser(flaws.has(Flaw.RESOLVES_EXTERNAL_ENTITIES), !flaws.has(Flaw.COUNTS_NO_ENTITIES))
                    .parse(bytes(field))
                    .getDocumentElement();
        }
        return PostBinding.decode(field).getDocumentElement();
    }

    /** The flaw: the root of the message as another parser reads it, where that reads something else; empty in earnest. */
    Optional<Element> otherReading(String field) {
        return flaws.has(Flaw.READS_WITH_TWO_PARSERS)
                ? LenientParser.usual().parseHastily(bytes(field)).map(Document::getDocumentElement)
                : Optional.empty();
    }

    /** The flaw: of several roots the one is read that has an assertion in it. */
    private static Element oneOfSeveral(List<Element> roots) {
        return roots.stream()
                .filter(root -> !Elements.children(root, Ns.SAML, "Assertion").isEmpty()
                        || !Elements.children(root, Ns.SAML, "EncryptedAssertion")
                                .isEmpty())
                .findFirst()
                .orElse(roots.get(0));
    }

    private static byte[] bytes(String field) {
        try {
            return Base64.getMimeDecoder().decode(field);
        } catch (IllegalArgumentException e) {
            throw unreadable("text that is not base64");
        }
    }

    private static SamlRefusal unreadable(String observed) {
        return SamlRefusal.of(
                "SAML-BINDINGS-3.5.4",
                "decoding a SAML message",
                observed,
                "a base64-encoded message",
                "Encode the XML with base64 (RFC 4648 section 4), once.");
    }
}
