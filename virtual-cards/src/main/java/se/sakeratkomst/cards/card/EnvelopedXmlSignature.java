package se.sakeratkomst.cards.card;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.keys.content.X509Data;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.Finding;
import se.sakeratkomst.saml.SamlRefusal;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Santuario;
import se.sakeratkomst.saml.xml.SecureXml;

/**
 * An XML document with an enveloped signature around a token's signature: one Reference to the whole document, exclusive
 * canonicalisation without comments, RSA with SHA-256, the certificate's chain in KeyInfo, placed last in the document element.
 *
 * @see <a href="https://www.w3.org/TR/xmldsig-core1/">XML Signature Syntax and Processing 1.1</a>
 */
final class EnvelopedXmlSignature {

    /** @param content an XML document without DOCTYPE */
    byte[] of(List<X509Certificate> chain, byte[] content, TokenSignature token) {
        Document document = parsed(content);
        Santuario.ready();
        try {
            XMLSignature signature = new XMLSignature(
                    document, "", SignatureAlgorithm.RSA_SHA256.uri(), Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
            document.getDocumentElement().appendChild(signature.getElement());
            Transforms transforms = new Transforms(document);
            transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
            transforms.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
            signature.addDocument("", transforms, SignatureAlgorithm.RSA_SHA256.digestUri());
            X509Data certificates = new X509Data(document);
            for (X509Certificate certificate : chain) {
                certificates.addCertificate(certificate);
            }
            signature.getKeyInfo().add(certificates);
            signature.getSignedInfo().generateDigestValues();
            byte[] value = token.over(signature.getSignedInfo().getCanonicalizedOctetStream());
            signatureValue(signature).setTextContent(Base64.getEncoder().encodeToString(value));
            return SecureXml.serialise(document);
        } catch (XMLSecurityException | IOException e) {
            throw new IllegalStateException("Could not make an XML signature", e);
        }
    }

    /** The key stays on its token, so the value is put in from outside. */
    private static Element signatureValue(XMLSignature signature) {
        return Elements.child(signature.getElement(), signature.getBaseNamespace(), "SignatureValue")
                .orElseThrow();
    }

    private static Document parsed(byte[] content) {
        try {
            return SecureXml.parse(content);
        } catch (SamlRefusal e) {
            Finding finding = e.first();
            throw new ProblemException(Problem.badRequest(
                    "Sign an XML document",
                    finding.observed(),
                    "one well-formed XML document without DOCTYPE",
                    "Send the base64 of such a document, or ask for the format cms-detached; the PIN was not tried."));
        }
    }
}
