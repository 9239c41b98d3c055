package se.sakeratkomst.vendor.login;

import java.util.ArrayList;
import java.util.List;
import se.sakeratkomst.vendor.flaw.Flaw;
import se.sakeratkomst.vendor.flaw.Flaws;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what somebody is a specialist in, which Sambi delivers as JSON. What cannot be read is passed over: it decides nothing here.
 *
 * @see "Sambi attribute specification, healthCareProfessionalLicenceSpeciality (SAMBI-064)"
 */
public final class Specialities {

    private static final int LONGEST = 10_000;

    private final JsonMapper json;
    private final Flaws flaws;

    public Specialities(JsonMapper json, Flaws flaws) {
        this.json = json;
        this.flaws = flaws;
    }

    /** The texts of the values that can be read. */
    List<String> read(List<String> values) {
        List<String> read = new ArrayList<>();
        for (String value : values) {
            try {
                if (value.length() <= LONGEST) {
                    texts(json.readTree(value), read);
                }
            } catch (JacksonException broken) {
                if (flaws.has(Flaw.BREAKS_ON_BROKEN_SPECIALITY)) {
                    throw broken;
                }
            }
        }
        return read;
    }

    private static void texts(JsonNode node, List<String> into) {
        if (node.isString()) {
            into.add(node.asString());
        }
        node.forEach(child -> texts(child, into));
    }
}
