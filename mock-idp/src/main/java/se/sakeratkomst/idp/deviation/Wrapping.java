package se.sakeratkomst.idp.deviation;

import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Ns;

/**
 * What somebody can do who has a genuine message and no key: a forged Response is written around, beside or inside what is signed.
 * Where the federation encrypts, the assertions of the new message are encrypted for the service provider again, which takes its
 * certificate only.
 *
 * @param source which element is genuinely signed: the Response or the Assertion, and that alone
 * @param weave where the genuine element and its signature go
 * @param text what is done to the text of the message after all; gets also the genuine element's ID
 */
record Wrapping(Source source, Weave weave, BinaryOperator<String> text) implements Deviation {

    /** Puts the genuine element into the forged Response. */
    @FunctionalInterface
    interface Weave {
        /** The message's root. */
        Element weave(Parts parts);
    }

    Wrapping(Source source, Weave weave) {
        this(source, weave, (message, id) -> message);
    }

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return source.of(right);
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.source() == Source.FEDERATION || basis.source() == source;
    }

    @Override
    public boolean forges() {
        return true;
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new Steps(scene);
    }

    @Override
    public Delivery delivery(Delivery right, Scene scene) {
        return right.textBy(message -> text.apply(message, genuineId(message)));
    }

    private static String genuineId(String message) {
        int at = message.indexOf("<ds:Reference URI=\"#");
        int from = at + "<ds:Reference URI=\"#".length();
        return at < 0 ? "" : message.substring(from, message.indexOf('"', from));
    }

    private final class Steps implements AssemblySteps {
        private final Scene scene;
        private @Nullable Element assertion;

        Steps(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void afterAssertionSigned(Document response, Assembly assembly) {
            assertion = Elements.child(response.getDocumentElement(), Ns.SAML, "Assertion")
                    .map(Elements::detach)
                    .orElse(null);
        }

        @Override
        public void afterSigning(Document message, Assembly assembly) {
            Element root = message.getDocumentElement();
            Element genuine = source == Source.RESPONSE ? Elements.detach(root) : assertion;
            if (genuine == null) {
                return;
            }
            Document forgery = ResponseWriter.write(assembly.recipe()
                    .withId(
                            source == Source.RESPONSE
                                    ? Ids.next()
                                    : assembly.recipe().id())
                    .withAssertions(java.util.List.of(scene.forgedAssertion().get())));
            Element response = forgery.getDocumentElement();
            Element made = weave.weave(new Parts(
                    response,
                    Elements.child(response, Ns.SAML, "Assertion").orElseThrow(),
                    (Element) forgery.importNode(genuine, true),
                    source,
                    scene,
                    assembly));
            if (assembly.plan().encrypt()) {
                Elements.children(made, Ns.SAML, "Assertion")
                        .forEach(plain -> Elements.replace(plain, assembly.encrypt(plain)));
            }
            message.replaceChild(message.importNode(made, true), root);
        }
    }
}
