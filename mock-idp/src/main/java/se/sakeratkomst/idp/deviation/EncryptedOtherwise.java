package se.sakeratkomst.idp.deviation;

import java.util.Optional;
import java.util.function.BiFunction;
import se.sakeratkomst.idp.persona.Persona;
import se.sakeratkomst.saml.metadata.EntityDescriptor;
import se.sakeratkomst.saml.response.Assembly.Recipient;
import se.sakeratkomst.saml.response.SigningPlan;

/** Encrypted, but for another key or with an algorithm that is not allowed. */
record EncryptedOtherwise(BiFunction<Recipient, Scene, Recipient> change) implements Deviation {

    @Override
    public SigningPlan plan(SigningPlan right, Scene scene) {
        return right.withEncrypt(true);
    }

    @Override
    public Optional<Recipient> recipient(Optional<Recipient> right, Scene scene) {
        return right.map(recipient -> change.apply(recipient, scene));
    }

    @Override
    public boolean suits(Basis basis) {
        return basis.encryption() != Secrecy.PLAIN;
    }

    @Override
    public Optional<String> obstacle(Persona persona, EntityDescriptor sp) {
        return Needs.encryptionKey(sp);
    }
}
