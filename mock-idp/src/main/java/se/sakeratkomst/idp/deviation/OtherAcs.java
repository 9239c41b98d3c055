package se.sakeratkomst.idp.deviation;

import java.util.Optional;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.metadata.Endpoint;
import se.sakeratkomst.saml.metadata.EntityDescriptor;

/** Brought to another AssertionConsumerService of the same service provider than was asked for. */
final class OtherAcs implements Deviation {

    @Override
    public Delivery delivery(Delivery right, Scene scene) {
        return scene.login().role().postAcs().stream()
                .map(Endpoint::location)
                .filter(location -> !location.equals(scene.login().acsUrl()))
                .findFirst()
                .map(right::withTarget)
                .orElse(right);
    }

    @Override
    public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
        return Needs.secondAcs(sp);
    }
}
