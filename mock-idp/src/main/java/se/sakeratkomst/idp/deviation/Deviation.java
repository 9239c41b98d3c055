package se.sakeratkomst.idp.deviation;

import java.util.Optional;
import se.sakeratkomst.idp.logout.LogoutScene;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.logout.LogoutRecipe;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.Assembly.Recipient;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;

/** One way to be wrong. Every method gives back what is right; a deviation overrides the one it deviates in. */
public interface Deviation {

    /** None: the message is right. */
    Deviation NONE = new Deviation() {};

    /** What is written. */
    default ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return right;
    }

    /** Who signs what. */
    default SigningPlan plan(SigningPlan right, Scene scene) {
        return right;
    }

    /** Whom to encrypt for. */
    default Optional<Recipient> recipient(Optional<Recipient> right, Scene scene) {
        return right;
    }

    /** What is changed between the steps of the assembly. */
    default AssemblySteps steps(Scene scene) {
        return AssemblySteps.NONE;
    }

    /** How the message is brought. */
    default Delivery delivery(Delivery right, Scene scene) {
        return right;
    }

    /** What is written in a LogoutRequest. */
    default LogoutRecipe logout(LogoutRecipe right, LogoutScene scene) {
        return right;
    }

    /** Whether a LogoutRequest is signed. */
    default boolean signsLogout() {
        return true;
    }

    /** Whether the message carries an identity that the card does not vouch for. */
    default boolean forges() {
        return false;
    }

    /** Who the message claims to be about, where it forges. */
    default se.sakeratkomst.idp.answer.Identity forgedIdentity(Scene scene) {
        return scene.forged();
    }

    /** Whether it changes messages of that kind: false where it lays down itself what is signed or encrypted. */
    default boolean suits(Basis basis) {
        return true;
    }

    /** Why it cannot be made for a service provider. */
    default Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
        return Optional.empty();
    }
}
