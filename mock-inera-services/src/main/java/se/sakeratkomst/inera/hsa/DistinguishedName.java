package se.sakeratkomst.inera.hsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import se.sakeratkomst.kit.people.TestPerson;
import se.sakeratkomst.kit.people.TestPerson.Employment;

/** Where somebody is in the directory's tree, most specific part first, as the contract's DNType has it. */
record DistinguishedName(List<String> parts) {

    DistinguishedName {
        parts = List.copyOf(parts);
    }

    /** A person at the care unit of the first assignment, in the organisation, in Sweden. */
    static DistinguishedName of(TestPerson person, Employment employment) {
        List<String> parts = new ArrayList<>();
        parts.add("CN=" + allowed(person.displayName()));
        employment.commissions().stream()
                .flatMap(commission -> java.util.stream.Stream.ofNullable(commission.careUnit()))
                .findFirst()
                .ifPresent(unit -> parts.add("OU=" + allowed(unit.name())));
        parts.add("O=" + allowed(employment.organisation().name()));
        parts.add("C=SE");
        return new DistinguishedName(parts);
    }

    static DistinguishedName parse(String text) {
        return new DistinguishedName(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList());
    }

    /** Whether this lies under the base, or is it; upper and lower case are alike. */
    boolean isUnder(DistinguishedName base) {
        int above = parts.size() - base.parts().size();
        return above >= 0 && normal(parts.subList(above, parts.size())).equals(normal(base.parts()));
    }

    private static List<String> normal(List<String> parts) {
        return parts.stream()
                .map(part -> part.replaceAll("\\s*=\\s*", "=")
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT))
                .toList();
    }

    /** DNType allows letters, digits, space, hyphen and full stop, and 350 characters, which the catalogue's names cannot fill. */
    private static String allowed(String value) {
        return value.replaceAll("[^0-9\\p{L}.\\-]+", " ").strip();
    }

    @Override
    public String toString() {
        return String.join(",", parts);
    }
}
