package se.sakeratkomst.certify.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import se.sakeratkomst.certify.Mishap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Who plays which part in the scenarios: the test persons with cards, and the patients. */
public final class Cast {
    private final Parts parts;

    private Cast(Parts parts) {
        this.parts = parts;
    }

    /**
     * A person with a card.
     *
     * @param hsaId empty for a private person
     * @param pin PIN of the token for legitimering
     */
    public record CardHolder(String personnummer, String hsaId, String name, String pin) {

        /** That the text names the person by a number of the person's own. */
        public boolean isIdentifiedIn(String text) {
            return text.contains(personnummer) || !hsaId.isEmpty() && text.contains(hsaId);
        }
    }

    /** An article of the article register. */
    public record Medicine(String nplId, String nplPackId) {}

    private record Parts(
            Map<String, CardHolder> cardHolders,
            Map<String, String> prescriptionCodes,
            Map<String, String> patients,
            Map<String, Medicine> medicines) {}

    public static Cast load() {
        try (InputStream in = Cast.class.getResourceAsStream("/cast.yaml")) {
            if (in == null) {
                throw new IllegalStateException("cast.yaml is missing from the suite");
            }
            return new Cast(new YAMLMapper().readValue(in, new TypeReference<Parts>() {}));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("read the cast", e);
        }
    }

    /** @param part as the scenarios say it, such as {@code läkaren} */
    public CardHolder cardHolder(String part) {
        CardHolder holder = parts.cardHolders().get(part);
        if (holder == null) {
            throw Mishap.of(
                    "find who plays " + part,
                    "cast.yaml has no such card holder",
                    String.join(", ", parts.cardHolders().keySet()),
                    "use one of these in the scenario");
        }
        return holder;
    }

    public Map<String, CardHolder> cardHolders() {
        return new LinkedHashMap<>(parts.cardHolders());
    }

    /** The personnummer of a patient with seeded prescriptions. */
    public String patient(String part) {
        String personnummer = parts.patients().get(part);
        if (personnummer == null) {
            throw Mishap.of(
                    "find who plays " + part,
                    "cast.yaml has no such patient",
                    String.join(", ", parts.patients().keySet()),
                    "use one of these in the scenario");
        }
        return personnummer;
    }

    /** The personal prescription code of who may prescribe. */
    public String prescriptionCode(String part) {
        return known("the prescription code of " + part, part, parts.prescriptionCodes());
    }

    /** The article that the register has by that name. */
    public Medicine medicine(String name) {
        return known("the medicine " + name, name, parts.medicines());
    }

    private static <T> T known(String what, String key, Map<String, T> all) {
        T found = all.get(key);
        if (found == null) {
            throw Mishap.of(
                    "find " + what,
                    "cast.yaml does not have it",
                    String.join(", ", all.keySet()),
                    "add it to cast.yaml");
        }
        return found;
    }
}
