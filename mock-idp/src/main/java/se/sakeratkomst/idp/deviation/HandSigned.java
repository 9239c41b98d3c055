package se.sakeratkomst.idp.deviation;

import org.w3c.dom.Element;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.SigningPlan;
import se.sakeratkomst.saml.signature.SignatureDraft;

/** Every signature is made by hand, otherwise than is right. */
record HandSigned(Making making) implements Deviation {

    /** How one signature is made; seals the draft. */
    @FunctionalInterface
    interface Making {
        void make(SignatureDraft draft, SigningPlan plan, Scene scene);

        /** The right seal over a draft that is changed. */
        static Making sealed(Change change) {
            return (draft, plan, scene) -> {
                change.change(draft, scene);
                draft.seal(
                        SignatureDraft.Seal.with(plan.key().key()), plan.key().certificate());
            };
        }
    }

    /** What is changed in a draft. */
    @FunctionalInterface
    interface Change {
        void change(SignatureDraft draft, Scene scene);
    }

    static HandSigned sealed(Change change) {
        return new HandSigned(Making.sealed(change));
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return new AssemblySteps() {
            @Override
            public void sign(Element element, SigningPlan plan) {
                making.make(SignatureDraft.in(element, plan.key().key()), plan, scene);
            }
        };
    }
}
