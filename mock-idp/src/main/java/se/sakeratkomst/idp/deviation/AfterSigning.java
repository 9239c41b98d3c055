package se.sakeratkomst.idp.deviation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What somebody can do who has no key of the identity provider: the assertion is right and signed, then the message is rewritten.
 * Where the federation encrypts, what is rewritten is encrypted for the service provider again, which needs its certificate only.
 * A signature on the Response stays where it is, and no longer fits.
 */
abstract class AfterSigning implements Deviation {

    /**
     * What stands in the place of the assertion.
     *
     * @param original the signed assertion, alone; may be changed
     * @param forged an unsigned assertion about somebody else, alone; may be changed
     * @return one or more assertions, in order
     */
    abstract List<Element> rewrite(Element original, Element forged, Scene scene);

    /** Whether the assertion must carry a signature of its own, for the attack to be one. */
    boolean needsSignedAssertion() {
        return true;
    }

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return needsSignedAssertion() ? right.withAssertion(true) : right;
    }

    @Override
    public boolean forges() {
        return true;
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new Steps(scene);
    }

    private final class Steps implements AssemblySteps {
        private final Scene scene;
        private @Nullable Element original;

        Steps(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void afterAssertionSigned(Document response, Assembly assembly) {
            original = Elements.child(response.getDocumentElement(), Ns.SAML, "Assertion")
                    .map(Elements::detach)
                    .orElse(null);
        }

        @Override
        public void afterSigning(Document response, Assembly assembly) {
            Element signed = original;
            if (signed == null) {
                return;
            }
            Element forged = ResponseWriter.write(scene.forgedAssertion().get());
            Element root = response.getDocumentElement();
            Element place = Elements.children(root, Ns.SAML, "EncryptedAssertion").stream()
                    .findFirst()
                    .or(() -> Elements.child(root, Ns.SAML, "Assertion"))
                    .orElseThrow();
            for (Element each : rewrite(signed, forged, scene)) {
                Element carried = assembly.plan().encrypt() ? assembly.encrypt(each) : each;
                root.insertBefore(response.importNode(carried, true), place);
            }
            root.removeChild(place);
        }
    }
}
