package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.idp.answer.Identity;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.AttributeRecipe;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.xml.Elements;
import se.sakeratkomst.saml.xml.Ns;

/**
 * Something inside a signed value that is no text. The signature holds for the whole text; who reads only up to the cut reads
 * somebody else.
 *
 * @param where NameID, or the identifying attributes
 * @param cut what the value is cut with
 */
record CommentedIdentity(Where where, Cut cut) implements Deviation {
    private static final String REST = ".TEST";

    /** Which values are split. */
    enum Where {
        NAME_ID,
        ATTRIBUTES,
        BOTH;

        boolean nameId() {
            return this != ATTRIBUTES;
        }

        boolean attributes() {
            return this != NAME_ID;
        }
    }

    /** What stands between the beginning and the rest. */
    enum Cut {
        /** Left out of the canonical form: anybody can put it there. */
        COMMENT(false),
        /** Text in the canonical form: anybody can put it there. */
        CDATA(false),
        /** Signed too. */
        INSTRUCTION(true),
        /**
         * The rest of the value is the instruction's own text: who canonicalises that as text finds the signature good for the
         * whole, and reads the message without it. Anybody can put it there, in a message that nothing hides.
         */
        REST_IN_INSTRUCTION(false),
        /** A processing instruction between two CDATA sections. */
        CDATA_AND_INSTRUCTION(true);

        private final boolean signed;

        Cut(boolean signed) {
            this.signed = signed;
        }

        void into(Element element, String beginning, String rest) {
            Document document = element.getOwnerDocument();
            boolean cdata = this == CDATA || this == CDATA_AND_INSTRUCTION;
            element.setTextContent("");
            element.appendChild(cdata ? document.createCDATASection(beginning) : document.createTextNode(beginning));
            if (this == REST_IN_INSTRUCTION) {
                element.appendChild(document.createProcessingInstruction("TEST", rest));
                return;
            }
            if (this == COMMENT) {
                element.appendChild(document.createComment(""));
            } else if (this != CDATA) {
                element.appendChild(document.createProcessingInstruction("TEST", "cut"));
            }
            element.appendChild(
                    this == CDATA_AND_INSTRUCTION ? document.createCDATASection(rest) : document.createTextNode(rest));
        }
    }

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return right.assertionBy(assertion -> {
            var named = where.nameId()
                    ? assertion.subjectBy(subject -> subject.nameId() == null
                            ? subject
                            : subject.withNameId(
                                    subject.nameId().withValue(scene.forged().nameId() + REST)))
                    : assertion;
            return where.attributes() ? named.attributesBy(attribute -> longer(attribute, scene)) : named;
        });
    }

    private static AttributeRecipe longer(AttributeRecipe attribute, Scene scene) {
        return identifying(attribute, scene)
                .map(value -> attribute.withValues(List.of(value + REST)))
                .orElse(attribute);
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

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return atLast() ? right.withEncrypt(false) : right;
    }

    @Override
    public boolean suits(Basis basis) {
        return !atLast() || basis.encryption() == Secrecy.FEDERATION;
    }

    /** Whether the value is cut when all is signed, so that no signature is over the cut. */
    private boolean atLast() {
        return cut == Cut.REST_IN_INSTRUCTION;
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new AssemblySteps() {
            @Override
            public void beforeSigning(Document response, Assembly assembly) {
                if (cut.signed) {
                    split(response);
                }
            }

            @Override
            public void afterAssertionSigned(Document response, Assembly assembly) {
                if (!cut.signed && !atLast()) {
                    split(response);
                }
            }

            @Override
            public void afterSigning(Document response, Assembly assembly) {
                if (atLast()) {
                    split(response);
                }
            }
        };
    }

    /** Splits what is to be split. */
    void split(Document response) {
        for (String name : List.of("NameID", "AttributeValue")) {
            for (Element element : Elements.descendants(response.getDocumentElement(), Ns.SAML, name)) {
                String text = element.getTextContent();
                if (text.endsWith(REST)) {
                    cut.into(element, text.substring(0, text.length() - REST.length()), REST);
                }
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
