package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sakeratkomst.idp.answer.Identity;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * A comment (or a processing instruction) inside a signed value. The signature, which leaves comments out, holds for the whole
 * text; who reads only up to the comment reads somebody else.
 *
 * @param where NameID, or the identifying attributes
 * @param instruction a processing instruction instead of a comment; it is signed too
 */
record CommentedIdentity(Where where, boolean instruction) implements Deviation {
    private static final String REST = ".TEST";

    /** Which values are split. */
    enum Where {
        NAME_ID,
        ATTRIBUTES
    }

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return right.assertionBy(assertion -> where == Where.NAME_ID
                ? assertion.subjectBy(subject -> subject.nameId() == null
                        ? subject
                        : subject.withNameId(subject.nameId().withValue(forgedNameId(scene) + REST)))
                : assertion.attributesBy(attribute -> split(attribute, scene)));
    }

    private static AttributeRecipe split(AttributeRecipe attribute, Scene scene) {
        Optional<String> other = identifying(attribute, scene);
        return other.map(value -> attribute.withValues(List.of(value + REST))).orElse(attribute);
    }

    private static Optional<String> identifying(AttributeRecipe attribute, Scene scene) {
        if (attribute.values().equals(List.of(String.valueOf(scene.signed().personnummer())))) {
            return Optional.ofNullable(scene.forged().personnummer());
        }
        if (attribute.values().equals(List.of(String.valueOf(scene.signed().hsaId())))) {
            return Optional.ofNullable(scene.forged().hsaId());
        }
        return Optional.empty();
    }

    private static String forgedNameId(Scene scene) {
        return String.valueOf(scene.forged().nameId());
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return instruction
                ? new AssemblySteps() {
                    @Override
                    public void beforeSigning(Document response, Assembly assembly) {
                        split(response);
                    }
                }
                : new AssemblySteps() {
                    @Override
                    public void afterAssertionSigned(Document response, Assembly assembly) {
                        split(response);
                    }
                };
    }

    private void split(Document response) {
        for (Element element : Elements.descendants(
                response.getDocumentElement(), Ns.SAML, where == Where.NAME_ID ? "NameID" : "AttributeValue")) {
            String text = element.getTextContent();
            if (text.endsWith(REST)) {
                element.setTextContent(text.substring(0, text.length() - REST.length()));
                Node cut =
                        instruction ? response.createProcessingInstruction("TEST", "cut") : response.createComment("");
                element.appendChild(cut);
                element.appendChild(response.createTextNode(REST));
            }
        }
    }

    @Override
    public boolean forges() {
        return true;
    }

    @Override
    public Identity forgedIdentity(Scene scene) {
        return scene.forged();
    }
}
