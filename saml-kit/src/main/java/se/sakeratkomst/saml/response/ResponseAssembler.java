package se.sakeratkomst.saml.response;

import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.signature.SignatureAlgorithm;
import se.sakeratkomst.saml.signature.SignatureDraft;
import se.sakeratkomst.saml.signature.XmlSigner;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Puts a Response together: write, sign the assertion, encrypt it, sign the Response. Between the steps the message may be
 * changed, which is how wrong messages are made.
 *
 * @see <a href="https://docs.swedenconnect.se/technical-framework/">SC-DP 6.1</a>
 */
public final class ResponseAssembler {
    private ResponseAssembler() {}

    /** A right message. */
    public static Document assemble(ResponseRecipe recipe, SigningPlan plan, Optional<Assembly.Recipient> encryptFor) {
        return assemble(recipe, plan, encryptFor, AssemblySteps.NONE);
    }

    /**
     * A message with changes between the steps.
     *
     * @param recipe what is written
     * @param plan who signs what
     * @param encryptFor must be there when the plan encrypts
     * @param steps what is changed
     */
    public static Document assemble(
            ResponseRecipe recipe, SigningPlan plan, Optional<Assembly.Recipient> encryptFor, AssemblySteps steps) {
        Assembly assembly = new Assembly(recipe, plan, encryptFor);
        Document document = ResponseWriter.write(recipe);
        steps.beforeSigning(document, assembly);
        Element response = document.getDocumentElement();
        if (plan.assertion()) {
            Elements.children(response, Ns.SAML, "Assertion").forEach(assertion -> steps.sign(assertion, plan));
        }
        steps.afterAssertionSigned(document, assembly);
        if (plan.encrypt()) {
            Elements.children(document.getDocumentElement(), Ns.SAML, "Assertion")
                    .forEach(assertion -> Elements.replace(assertion, assembly.encrypt(assertion)));
        }
        steps.afterEncryption(document, assembly);
        if (plan.response()) {
            steps.sign(document.getDocumentElement(), plan);
        }
        steps.afterSigning(document, assembly);
        return document;
    }

    /** Signs as the plan says; an element without ID is signed by an empty reference, that is to the whole. */
    public static void sign(Element element, SigningPlan plan) {
        if (element.getAttributeNS(null, "ID").isEmpty()) {
            SignatureDraft.in(element, plan.key().key())
                    .uri("")
                    .seal(
                            SignatureDraft.Seal.with(plan.key().key()),
                            plan.keyInfo() ? plan.key().certificate() : null);
            return;
        }
        SignatureAlgorithm algorithm = plan.algorithm() == null
                ? SignatureAlgorithm.standardFor(plan.key().key())
                : plan.algorithm();
        XmlSigner.sign(element, plan.key(), algorithm, plan.keyInfo());
    }
}
