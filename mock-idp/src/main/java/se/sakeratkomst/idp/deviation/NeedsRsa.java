package se.sakeratkomst.idp.deviation;

import java.util.Optional;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.AssemblySteps;
import se.sakeratkomst.saml.response.SigningPlan;

/** A deviation in how a signature is made that only an RSA key can make. */
record NeedsRsa(Deviation deviation) implements Deviation {

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return deviation.plan(right, scene);
    }

    @Override
    public AssemblySteps steps(Scene scene) {
        return deviation.steps(scene);
    }

    @Override
    public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
        return persona.settings().key() == KeySpec.EC_P256
                ? Optional.of("the identity provider's key is none of RSA")
                : deviation.obstacle(persona, sp);
    }
}
