package se.sakeratkomst.idp.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who an answer is about, as the journal tells it. */
public record Identity(
        String name,
        @Nullable String personnummer,
        @Nullable String hsaId,
        @Nullable String nameId) {

    static Identity of(Standing user, String nameId) {
        return new Identity(user.person().displayName(), user.person().personnummer(), user.hsaId(), nameId);
    }

    /** As a fact of the journal. */
    public Map<String, String> fact() {
        Map<String, String> fact = new LinkedHashMap<>();
        fact.put("name", name);
        put(fact, "personnummer", personnummer);
        put(fact, "hsaId", hsaId);
        put(fact, "nameId", nameId);
        return fact;
    }

    private static void put(Map<String, String> fact, String name, @Nullable String value) {
        if (value != null) {
            fact.put(name, value);
        }
    }
}
