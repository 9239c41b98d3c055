package se.sakeratkomst.ehm.soap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says, by the names of its members; the order and the namespaces are the contract's matter, and what the contract has no member
 * for is not told.
 */
public final class Values {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @param value text, a number, a flag, an Instant, a LocalDate, Values, or a list of them; null for nothing */
    public Values put(String name, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return put(name, optional.orElse(null));
        }
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /** Adds to what is repeated. */
    @SuppressWarnings("unchecked")
    public Values add(String name, Values value) {
        ((List<Values>) members.computeIfAbsent(name, any -> new ArrayList<Values>())).add(value);
        return this;
    }

    @Nullable
    Object get(String name) {
        return members.get(name);
    }
}
