package se.sakeratkomst.idp.deviation;

import java.util.function.BiConsumer;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;

/** The document is changed before it is signed. */
record InDocument(BiConsumer<Document, Assembly> change) implements Deviation {

    @Override
    public AssemblySteps steps(Scene scene) {
        return new AssemblySteps() {
            @Override
            public void beforeSigning(Document response, Assembly assembly) {
                change.accept(response, assembly);
            }
        };
    }
}
