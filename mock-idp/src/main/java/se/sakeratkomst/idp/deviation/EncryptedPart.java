package se.sakeratkomst.idp.deviation;

import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Single parts of an assertion are encrypted: the NameID, or the identifying attributes.
 *
 * @param plain the element
 * @param encrypted what stands in its place
 * @param whole whether the assertion around it is encrypted too
 */
record EncryptedPart(String plain, String encrypted, boolean whole) implements Deviation {

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return right.withEncrypt(whole);
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.encryption() != (whole ? Secrecy.PLAIN : Secrecy.ENCRYPTED);
    }

    @Override
    public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
        return Needs.encryptionKey(sp);
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        Set<String> identifying = AttributeTests.identifying(scene);
        return new AssemblySteps() {
            @Override
            public void beforeSigning(Document response, Assembly assembly) {
                Elements.descendants(response.getDocumentElement(), Ns.SAML, plain).stream()
                        .filter(element -> !element.hasAttributeNS(null, "Name")
                                || identifying.contains(element.getAttributeNS(null, "Name")))
                        .forEach(element -> replace(element, assembly.encrypt(element)));
            }
        };
    }

    private void replace(Element element, Element encryptedAssertion) {
        Element part = Elements.append((Element) element.getParentNode(), Ns.SAML, encrypted);
        Elements.child(encryptedAssertion, Ns.XENC, "EncryptedData")
                .ifPresent(data -> part.appendChild(part.getOwnerDocument().importNode(data, true)));
        element.getParentNode().replaceChild(part, element);
    }
}
