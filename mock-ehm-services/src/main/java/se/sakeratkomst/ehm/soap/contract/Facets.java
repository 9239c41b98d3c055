package se.sakeratkomst.ehm.soap.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simple type narrows, by the names of XML Schema: {@code length}, {@code maxLength}, {@code minInclusive} …
 *
 * @param values in the order in which they are written
 */
public record Facets(Map<String, String> values) {

    /** Nothing narrowed. */
    public static final Facets NONE = new Facets(Map.of());

    public Facets {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
