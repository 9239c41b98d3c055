package se.sakeratkomst.metadata.feed;

import java.util.List;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.metadata.entity.Environment;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.saml.federation.FederationProfile;
import se.sakeratkomst.saml.signature.SigningKey;

/** The operators and their keys: one that signs, one that stands by, and one that nobody should trust. Made when first asked for. */
public final class Operators {

    private final KeyVault keys;
    private final RegisterStates states;

    public Operators(KeyVault keys, RegisterStates states) {
        this.keys = keys;
        this.states = states;
    }

    /** The register's operator as it is now. */
    public Operator of(Register register) {
        RegisterState state = states.of(register);
        SigningKey current = key(register, state.keyNumber());
        SigningKey next = key(register, state.keyNumber() + 1);
        boolean switched = state.rollover() == Rollover.SWITCHED;
        return new Operator(
                name(register.federation()),
                switched ? next : current,
                switched ? current : next,
                state.rollover() == Rollover.NONE
                        ? List.of(current.certificate())
                        : List.of(current.certificate(), next.certificate()));
    }

    /** A key that no operator has announced. */
    SigningKey foreign(Register register) {
        return key(register, "foreign-" + register.federation().id(), "Foreign key, trust it never");
    }

    /** The name by which an operator registers entities. */
    public String name(FederationProfile federation) {
        return "urn:saker-atkomst-sandbox:TEST:operator:" + federation.id();
    }

    private SigningKey key(Register register, int number) {
        String environment = register.environment() == Environment.TRIAL
                ? ""
                : "-" + register.environment().id();
        return key(
                register,
                "operator-" + register.federation().id() + environment + (number == 1 ? "" : "-" + number),
                "Federation operator " + register.federation().id() + environment
                        + (number == 1 ? "" : " key " + number));
    }

    private SigningKey key(Register register, String name, String commonName) {
        KeyEntry entry = keys.require(register.lab(), name, KeySpec.RSA_2048, commonName);
        return new SigningKey(entry.key(), entry.certificate());
    }
}
