package se.sakeratkomst.ehm.user;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.sakeratkomst.saml.federation.Attribute;

/** What is known about a user, whatever the federation calls it. Empty values count as absent. */
public record UserAttributes(Map<Attribute, List<String>> values) {

    public UserAttributes {
        EnumMap<Attribute, List<String>> kept = new EnumMap<>(Attribute.class);
        values.forEach((attribute, list) -> {
            List<String> present = list.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (!present.isEmpty()) {
                kept.put(attribute, present);
            }
        });
        values = Map.copyOf(kept);
    }

    public boolean has(Attribute attribute) {
        return values.containsKey(attribute);
    }

    public List<String> all(Attribute attribute) {
        return values.getOrDefault(attribute, List.of());
    }

    public Optional<String> first(Attribute attribute) {
        return all(attribute).stream().findFirst();
    }

    /** The first value of the first of these attributes that is present. */
    public Optional<String> firstOf(Collection<Attribute> attributes) {
        return attributes.stream().filter(this::has).findFirst().flatMap(this::first);
    }

    /** These and those of the other, whose values are added where both have the attribute. */
    public UserAttributes with(UserAttributes other) {
        EnumMap<Attribute, List<String>> all = new EnumMap<>(Attribute.class);
        all.putAll(values);
        other.values.forEach((attribute, list) -> all.merge(attribute, list, UserAttributes::joined));
        return new UserAttributes(all);
    }

    private static List<String> joined(List<String> one, List<String> two) {
        List<String> both = new ArrayList<>(one);
        two.stream().filter(value -> !both.contains(value)).forEach(both::add);
        return both;
    }

    /** The attributes that are present, for people: never their values. */
    public Set<Attribute> present() {
        return new TreeSet<>(values.keySet());
    }
}
