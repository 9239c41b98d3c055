package se.sakeratkomst.idp.deviation;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.Assembly;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.signature.SignatureDraft;
import se.sakeratkomst.saml.xml.Elements;

/**
 * Comments in the identifying values and in SignedInfo.
 *
 * @param kept whether the canonicalisation keeps comments, so that they are signed
 */
record CommentsEverywhere(boolean kept) implements Deviation {
    private static final CommentedIdentity IDENTITY =
            new CommentedIdentity(CommentedIdentity.Where.BOTH, CommentedIdentity.Cut.COMMENT);

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return IDENTITY.recipe(right, scene);
    }

    @Override
    public boolean forges() {
        return true;
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        String method = kept ? SignatureDraft.EXCLUSIVE_WITH_COMMENTS : SignatureDraft.EXCLUSIVE;
        return new AssemblySteps() {
            @Override
            public void beforeSigning(Document response, Assembly assembly) {
                IDENTITY.split(response);
            }

            @Override
            public void sign(Element element, SigningPlan plan) {
                byte[] digest = SignatureDraft.sha256(SignatureDraft.canonical(element, method));
                SignatureDraft draft = SignatureDraft.in(element, plan.key().key())
                        .algorithm("CanonicalizationMethod", method)
                        .digest(digest);
                Elements.children(draft.part("Transforms")).get(1).setAttributeNS(null, "Algorithm", method);
                draft.signedInfo().appendChild(element.getOwnerDocument().createComment("TEST"));
                draft.seal(
                        SignatureDraft.Seal.with(plan.key().key()), plan.key().certificate());
            }
        };
    }
}
