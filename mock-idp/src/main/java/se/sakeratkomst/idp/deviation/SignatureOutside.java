package se.sakeratkomst.idp.deviation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/** The Assertion's valid Signature stands in the Response, not in the Assertion. */
record SignatureOutside() implements Deviation {

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return Source.ASSERTION.of(right);
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.source() == Source.FEDERATION || basis.source() == Source.ASSERTION;
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new AssemblySteps() {
            private @Nullable Element moved;

            @Override
            public void afterAssertionSigned(Document response, Assembly assembly) {
                Optional<Element> signature = Elements.path(response.getDocumentElement(), Ns.SAML, "Assertion")
                        .flatMap(assertion -> Elements.child(assertion, Ns.DS, "Signature"));
                signature.ifPresent(found -> {
                    moved = Elements.detach(found);
                    Elements.remove(found);
                });
            }

            @Override
            public void afterSigning(Document response, Assembly assembly) {
                if (moved != null) {
                    Parts.afterIssuer(response.getDocumentElement(), (Element) response.importNode(moved, true));
                }
            }
        };
    }
}
