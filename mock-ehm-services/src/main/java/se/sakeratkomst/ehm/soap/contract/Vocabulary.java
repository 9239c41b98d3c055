package se.sakeratkomst.ehm.soap.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A namespace that several messages share.
 *
 * @param file what its schema is called
 * @param elements global elements and their types
 */
public record Vocabulary(
        String namespace,
        String file,
        Map<String, SimpleType> simple,
        Map<String, ComplexType> complex,
        Map<String, TypeName> elements) {

    public Vocabulary {
        simple = Collections.unmodifiableMap(new LinkedHashMap<>(simple));
        complex = Collections.unmodifiableMap(new LinkedHashMap<>(complex));
        elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }
}
