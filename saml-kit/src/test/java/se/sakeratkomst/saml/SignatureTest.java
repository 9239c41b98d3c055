package se.sakeratkomst.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.ReceivedAssertion;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.signature.AlgorithmPolicy;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.signature.SigningKey;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.signature.XmlVerifier;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;
import se.sakeratkomst.saml.xml.SecureXml;

final class SignatureTest {

    private static Element signed(SigningKey key) {
        Document response = ResponseWriter.write(Messages.response());
        Element assertion = assertion(response);
        XmlSigner.sign(assertion, key);
        return assertion(SecureXml.parse(SecureXml.serialise(response)));
    }

    private static Element assertion(Document response) {
        return Elements.child(response.getDocumentElement(), Ns.SAML, "Assertion")
                .orElseThrow();
    }

    private static Element signature(Element signed) {
        return Elements.child(signed, Ns.DS, "Signature").orElseThrow();
    }

    private static Element verify(Element element, SigningKey... keys) {
        return XmlVerifier.verify(
                element, List.of(keys).stream().map(SigningKey::certificate).toList(), AlgorithmPolicy.STRICT);
    }

    private static void refusedAfter(Consumer<Element> change) {
        Element element = signed(TestKeys.IDP);
        change.accept(element);
        assertThatThrownBy(() -> verify(element, TestKeys.IDP)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aSignedAssertionInAResponseVerifies() {
        Element verified = verify(signed(TestKeys.IDP), TestKeys.IDP);
        assertThat(ReceivedAssertion.read(verified).issuer()).isEqualTo(Messages.IDP);
    }

    @Test
    void theVerifiedElementStandsAloneAndIsStillSigned() {
        Element verified = verify(signed(TestKeys.IDP), TestKeys.IDP);
        assertThat(verified.getOwnerDocument().getDocumentElement()).isSameAs(verified);
        Element again = SecureXml.parse(SecureXml.serialise(verified)).getDocumentElement();
        assertThat(verify(again, TestKeys.IDP)).isNotNull();
    }

    @Test
    void theJdksOwnImplementationAgrees() throws Exception {
        Element element = signed(TestKeys.IDP);
        element.setIdAttributeNS(null, "ID", true);
        DOMValidateContext context =
                new DOMValidateContext(TestKeys.IDP.certificate().getPublicKey(), signature(element));
        assertThat(XMLSignatureFactory.getInstance("DOM")
                        .unmarshalXMLSignature(context)
                        .validate(context))
                .isTrue();
    }

    @Test
    void valuesThatAreNotWholeBase64AreRefused() {
        for (String name : List.of("DigestValue", "SignatureValue")) {
            for (String value : List.of("A", "AA", "AAA", "AAAAA", "=", "%", "AAB=", "\u00e5")) {
                refusedAfter(signed ->
                        Elements.descendants(signed, Ns.DS, name).get(0).setTextContent(value));
            }
        }
    }

    @Test
    void theSignatureStandsRightAfterIssuer() {
        assertThat(Elements.children(signed(TestKeys.IDP)).get(1).getLocalName())
                .isEqualTo("Signature");
    }

    @Test
    void anEcdsaSignatureVerifies() {
        assertThat(verify(signed(TestKeys.EC), TestKeys.EC)).isNotNull();
    }

    @Test
    void anyOfSeveralKnownKeysMayHaveSigned() {
        assertThat(verify(signed(TestKeys.IDP), TestKeys.EC, TestKeys.STRANGER, TestKeys.IDP))
                .isNotNull();
    }

    @Test
    void aSignatureBySomebodyElseIsRefusedAlthoughItsCertificateIsInKeyInfo() {
        Element element = signed(TestKeys.STRANGER);
        assertThatThrownBy(() -> verify(element, TestKeys.IDP))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo("SC-091"));
    }

    @Test
    void anUnsignedElementIsRefused() {
        refusedAfter(element -> Elements.remove(signature(element)));
    }

    @Test
    void withoutAnyKeyNothingVerifies() {
        Element element = signed(TestKeys.IDP);
        assertThatThrownBy(() -> verify(element)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aKeyThatIsTooShortIsRefused() {
        Element element = signed(TestKeys.SHORT);
        assertThatThrownBy(() -> verify(element, TestKeys.SHORT)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void changedContentIsRefused() {
        refusedAfter(element -> Elements.path(element, Ns.SAML, "Subject", "NameID")
                .orElseThrow()
                .setTextContent("somebody else"));
    }

    @Test
    void aChangedSignatureValueIsRefused() {
        refusedAfter(element -> {
            Element value =
                    Elements.child(signature(element), Ns.DS, "SignatureValue").orElseThrow();
            String text = value.getTextContent();
            value.setTextContent((text.startsWith("A") ? "B" : "A") + text.substring(1));
        });
    }

    @Test
    void anEmptySignatureValueIsRefused() {
        refusedAfter(element -> Elements.child(signature(element), Ns.DS, "SignatureValue")
                .orElseThrow()
                .setTextContent(""));
    }

    @Test
    void sha1IsRefused() {
        Document response = ResponseWriter.write(Messages.response());
        XmlSigner.sign(response.getDocumentElement(), TestKeys.IDP, SignatureAlgorithm.RSA_SHA1);
        assertThatThrownBy(() -> verify(response.getDocumentElement(), TestKeys.IDP))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo("SC-123"));
    }

    @Test
    void aSha1DigestUnderAGoodSignatureIsRefused() {
        Document response = ResponseWriter.write(Messages.response());
        XmlSigner.sign(response.getDocumentElement(), TestKeys.IDP, SignatureAlgorithm.RSA_SHA256_DIGEST_SHA1);
        assertThatThrownBy(() -> verify(response.getDocumentElement(), TestKeys.IDP))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo("SC-119"));
    }

    @Test
    void theSignatureOfAChildDoesNotCoverTheParent() {
        Element element = signed(TestKeys.IDP);
        Element response = (Element) element.getParentNode();
        assertThatThrownBy(() -> verify(response, TestKeys.IDP)).isInstanceOf(SamlRefusal.class);
        response.insertBefore(signature(element), element);
        assertThatThrownBy(() -> verify(response, TestKeys.IDP)).isInstanceOf(SamlRefusal.class);
        assertThatThrownBy(() -> verify(element, TestKeys.IDP)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aForgedAssertionThatWrapsTheSignedOneIsRefused() {
        Element original = signed(TestKeys.IDP);
        Element response = (Element) original.getParentNode();
        Element forged = (Element) original.cloneNode(true);
        forged.setAttributeNS(null, "ID", "_forged");
        Elements.remove(original);
        response.appendChild(forged);
        Element signature = signature(forged);
        Element hidden = Elements.append(signature, Ns.DS, "Object");
        hidden.appendChild(original);
        assertThatThrownBy(() -> verify(forged, TestKeys.IDP)).isInstanceOf(SamlRefusal.class);
    }

    @Test
    void aForgedAssertionThatKeepsTheIdIsRefusedForTheDuplicateId() {
        Element original = signed(TestKeys.IDP);
        Element forged = (Element) original.cloneNode(true);
        original.getParentNode().insertBefore(forged, original);
        assertThatThrownBy(() -> verify(original, TestKeys.IDP))
                .isInstanceOfSatisfying(
                        SamlRefusal.class, r -> assertThat(r.first().rule()).isEqualTo("SAML-CORE-1.3.4"));
    }

    @Test
    void anXmlIdOrLowerCaseIdWithTheSameValueIsADuplicateToo() {
        for (String name : List.of("xml:id", "Id", "id")) {
            Element element = signed(TestKeys.IDP);
            Element other = (Element) element.getParentNode();
            other = Elements.append(other, Ns.SAMLP, "Extensions");
            other.setAttributeNS(name.startsWith("xml:") ? Ns.XML : null, name, element.getAttributeNS(null, "ID"));
            assertThatThrownBy(() -> verify(element, TestKeys.IDP)).isInstanceOf(SamlRefusal.class);
        }
    }

    @Test
    void anObjectInsideTheSignatureIsRefused() {
        refusedAfter(element -> Elements.append(signature(element), Ns.DS, "Object"));
    }

    @Test
    void aSecondSignedInfoIsRefused() {
        refusedAfter(element -> {
            Element info =
                    Elements.child(signature(element), Ns.DS, "SignedInfo").orElseThrow();
            signature(element).insertBefore(info.cloneNode(true), info);
        });
    }

    @Test
    void aSecondReferenceIsRefused() {
        refusedAfter(element -> {
            Element reference =
                    Elements.descendants(element, Ns.DS, "Reference").get(0);
            reference.getParentNode().appendChild(reference.cloneNode(true));
        });
    }

    @Test
    void anEmptyReferenceUriIsRefused() {
        refusedAfter(element ->
                Elements.descendants(element, Ns.DS, "Reference").get(0).setAttributeNS(null, "URI", ""));
    }

    @Test
    void anXsltTransformIsRefused() {
        refusedAfter(element -> {
            Element transforms =
                    Elements.descendants(element, Ns.DS, "Transforms").get(0);
            Elements.set(
                    Elements.append(transforms, Ns.DS, "Transform"),
                    "Algorithm",
                    "http://www.w3.org/TR/1999/REC-xslt-19991116");
        });
    }

    @Test
    void anHmacKeyedWithThePublicCertificateIsRefused() {
        refusedAfter(element -> Elements.descendants(element, Ns.DS, "SignatureMethod")
                .get(0)
                .setAttributeNS(null, "Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"));
    }

    @Test
    void aCommentInDigestValueIsRefused() {
        refusedAfter(element -> {
            Element digest = Elements.descendants(element, Ns.DS, "DigestValue").get(0);
            Comment comment = digest.getOwnerDocument().createComment("x");
            digest.insertBefore(comment, digest.getFirstChild());
        });
    }

    @Test
    void twoSignaturesAreRefused() {
        refusedAfter(element -> element.appendChild(signature(element).cloneNode(true)));
    }

    @Test
    void aCommentInASignedNameIdLeavesTheWholeTextReadable() {
        Element element = signed(TestKeys.IDP);
        Element nameId = Elements.path(element, Ns.SAML, "Subject", "NameID").orElseThrow();
        nameId.setTextContent("pseudo");
        nameId.appendChild(nameId.getOwnerDocument().createComment("x"));
        nameId.appendChild(nameId.getOwnerDocument().createTextNode("nym"));
        ReceivedAssertion read = ReceivedAssertion.read(verify(element, TestKeys.IDP));
        assertThat(read.nameId().orElseThrow().value()).isEqualTo("pseudonym");
    }
}
