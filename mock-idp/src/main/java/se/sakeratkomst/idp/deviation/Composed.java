package se.sakeratkomst.idp.deviation;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.xml.SecureXml;

/** What a tester composed. */
record Composed(Composition composition) implements Deviation {

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        ResponseRecipe recipe = right;
        Map<String, @Nullable String> fields = composition.fields();
        if (fields == null) {
            return recipe;
        }
        for (Map.Entry<String, @Nullable String> each : fields.entrySet()) {
            Optional<Field> field = Field.named(each.getKey());
            if (field.isPresent()) {
                recipe = field.get().written(recipe, each.getValue(), scene.now());
            }
        }
        return recipe;
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        Composition.Edit edit = composition.beforeSigning();
        if (edit == null) {
            return AssemblySteps.NONE;
        }
        return new AssemblySteps() {
            @Override
            public void beforeSigning(Document response, Assembly assembly) {
                Document edited = SecureXml.parse(edit.apply(SecureXml.text(response)));
                response.replaceChild(
                        response.importNode(edited.getDocumentElement(), true), response.getDocumentElement());
            }
        };
    }

    @Override
    public Delivery delivery(Delivery right, Scene scene) {
        Composition.Edit edit = composition.afterSigning();
        return edit == null ? right : right.textBy(edit::apply);
    }
}
