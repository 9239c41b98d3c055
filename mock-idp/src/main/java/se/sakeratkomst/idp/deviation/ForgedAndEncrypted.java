package se.sakeratkomst.idp.deviation;

import java.util.List;
import java.util.Optional;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.ResponseRecipe;
import se.sakeratkomst.saml.response.SigningPlan;

/** A forged assertion, encrypted for the service provider, nothing signed: encryption takes no secret and proves nobody. */
final class ForgedAndEncrypted implements Deviation {

    @Override
    public ResponseRecipe recipe(ResponseRecipe right, Scene scene) {
        return right.withAssertions(List.of(scene.forgedAssertion().get()));
    }

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return right.withResponse(false).withAssertion(false).withEncrypt(true);
    }

    @Override
    public boolean forges() {
        return true;
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.equals(Basis.FEDERATION);
    }

    @Override
    public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
        return Needs.encryptionKey(sp);
    }
}
