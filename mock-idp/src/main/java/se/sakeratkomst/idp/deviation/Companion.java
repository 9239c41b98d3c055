package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.function.BinaryOperator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.ResponseWriter;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ids;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A genuine message and a forged, unsigned Response in one text, so written that one reader finds the one and another the other.
 *
 * @param source what is signed in the genuine one
 * @param error whether the genuine one says no, which anybody can have made for themselves
 * @param join makes one text of the genuine and the forged
 */
record Companion(Source source, boolean error, BinaryOperator<String> join) implements Deviation {
    private static final String OPEN = "<TEST-companion>";
    private static final String CLOSE = "</TEST-companion>";

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return error
                ? right.withStatusCode(Ns.STATUS_RESPONDER)
                        .withSecondaryStatus(Ns.STATUS_AUTHN_FAILED)
                        .withAssertions(List.of())
                : right;
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
        return new AssemblySteps() {
            @Override
            public void afterSigning(Document message, Assembly assembly) {
                Element forged = ResponseWriter.write(assembly.recipe()
                                .withId(Ids.next())
                                .withStatusCode(Ns.STATUS_SUCCESS)
                                .withSecondaryStatus(null)
                                .withAssertions(List.of(scene.forgedAssertion().get())))
                        .getDocumentElement();
                if (assembly.plan().encrypt()) {
                    Elements.children(forged, Ns.SAML, "Assertion")
                            .forEach(plain -> Elements.replace(plain, assembly.encrypt(plain)));
                }
                Element aside = message.createElementNS(null, "TEST-companion");
                aside.appendChild(message.importNode(forged, true));
                message.getDocumentElement().appendChild(aside);
            }
        };
    }

    @Override
    public Delivery delivery(Delivery right, Scene scene) {
        return right.textBy(message -> {
            int from = message.indexOf(OPEN);
            int to = message.indexOf(CLOSE);
            return join.apply(
                    message.substring(0, from) + message.substring(to + CLOSE.length()),
                    message.substring(from + OPEN.length(), to));
        });
    }

    /**
     * One text with two readings: whoever knows XML reads the first document, whoever takes the first {@code ]>} for the end of the
     * DOCTYPE reads the second. Either reading is well-formed.
     */
    static String twoReadings(String exact, String hasty) {
        return "<!DOCTYPE saml2p:Response [<!ENTITY e \"]><!--\">]>" + exact + "<?TEST -->" + hasty + "<?TEST ?>";
    }
}
