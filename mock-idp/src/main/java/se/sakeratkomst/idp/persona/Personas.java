package se.sakeratkomst.idp.persona;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.sakeratkomst.kit.keys.KeyEntry;
import se.sakeratkomst.kit.keys.KeySpec;
import se.sakeratkomst.kit.keys.KeyVault;
import se.sakeratkomst.kit.lab.LabId;
import se.sakeratkomst.kit.problem.Problem;
import se.sakeratkomst.kit.problem.ProblemException;
import se.sakeratkomst.saml.signature.SigningKey;

/** The identity providers there are, and their keys. */
public final class Personas {
    private final Map<String, Persona> byId = new LinkedHashMap<>();
    private final KeyVault vault;

    public Personas(Map<String, PersonaSettings> settings, KeyVault vault) {
        settings.forEach((id, persona) -> byId.put(id, Persona.of(id, persona)));
        this.vault = vault;
    }

    /** All, in configured order. */
    public List<Persona> all() {
        return List.copyOf(byId.values());
    }

    /** The identity provider with that name, or a 404 that says which there are. */
    public Persona require(String id) {
        Persona persona = byId.get(id);
        if (persona == null) {
            throw new ProblemException(Problem.notFound(
                    "Find the identity provider '" + id + "'",
                    "no such name",
                    "one of " + byId.keySet(),
                    "Take the address from the identity provider's metadata."));
        }
        return persona;
    }

    /** The key that signs its messages in a lab. */
    public SigningKey signingKey(Persona persona, LabId lab) {
        KeyEntry entry =
                vault.require(lab, persona.id() + "-signing", persona.settings().key(), persona.name("sv"));
        return new SigningKey(entry.key(), entry.certificate());
    }

    /** Whether the federation's neighbour is handed in together with this one: once a federation. */
    public boolean bringsNeighbour(Persona persona) {
        return byId.values().stream()
                .filter(each -> each.profile().equals(persona.profile()))
                .findFirst()
                .filter(persona::equals)
                .isPresent();
    }

    /** The key of another identity provider that the federation knows, and that never vouches for anybody itself. */
    public SigningKey neighbourKey(Persona persona, LabId lab) {
        return besides(persona, lab, "neighbour", "Granne i ");
    }

    /** The key of a service provider that the federation knows; there is nothing at its addresses. */
    public SigningKey neighbourSpKey(Persona persona, LabId lab) {
        return besides(persona, lab, "neighbour-sp", "E-tjänst i ");
    }

    /** The key that identity providers of the federation publish for encryption only. */
    public SigningKey encryptionKey(Persona persona, LabId lab) {
        return besides(persona, lab, "encryption", "Krypteringsnyckel i ");
    }

    private SigningKey besides(Persona persona, LabId lab, String name, String subject) {
        KeyEntry entry = vault.require(
                lab,
                persona.profile().id() + "-" + name,
                KeySpec.RSA_2048,
                subject + persona.profile().name());
        return new SigningKey(entry.key(), entry.certificate());
    }
}
