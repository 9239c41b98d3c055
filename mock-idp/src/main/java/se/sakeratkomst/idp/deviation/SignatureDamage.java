package se.sakeratkomst.idp.deviation;

import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** The signature that the federation demands is damaged: the Response's where that is signed, else the Assertion's. */
record SignatureDamage(Consumer<Element> damage) implements Deviation {

    /** Changes the first character of a base64 value. */
    static SignatureDamage flip(String element) {
        return new SignatureDamage(signature -> {
            Element value = Elements.descendants(signature, Ns.DS, element).get(0);
            String text = value.getTextContent().strip();
            value.setTextContent((text.startsWith("A") ? "B" : "A") + text.substring(1));
        });
    }

    /** Empties an element. */
    static SignatureDamage empty(String element) {
        return new SignatureDamage(signature ->
                Elements.descendants(signature, Ns.DS, element).get(0).setTextContent(""));
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new AssemblySteps() {
            @Override
            public void afterAssertionSigned(Document response, Assembly assembly) {
                if (!assembly.plan().response()) {
                    Elements.child(response.getDocumentElement(), Ns.SAML, "Assertion")
                            .flatMap(assertion -> Elements.child(assertion, Ns.DS, "Signature"))
                            .ifPresent(damage);
                }
            }

            @Override
            public void afterSigning(Document response, Assembly assembly) {
                if (assembly.plan().response()) {
                    Elements.child(response.getDocumentElement(), Ns.DS, "Signature")
                            .ifPresent(damage);
                }
            }
        };
    }
}
