package se.sakeratkomst.ehm.folk;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sakeratkomst.ehm.csv.CsvFile;
import se.sakeratkomst.ehm.csv.CsvLine;

/**
 * Who acts for whom. It is the same in every lab.
 *
 * @see "Handbok: NLL / TA 01, TA 08"
 */
public final class Relations {

    /** Which setting names the file. */
    public static final String SETTING = "sandbox.ehm.registers.relations";

    /** What somebody is to somebody else. */
    private enum Kind {
        VARDNADSHAVARE,
        OMBUD
    }

    private record Relation(String person, Kind kind, String of) {}

    private final List<Relation> relations;

    private Relations(List<Relation> relations) {
        this.relations = List.copyOf(relations);
    }

    /**
     * @param file instead of the sandbox's own, or null
     * @throws IllegalStateException when it is no such register
     */
    public static Relations read(@Nullable Path file) {
        return new Relations(CsvFile.read(file, "relations.csv", SETTING).stream()
                .map(line -> new Relation(line.required("person"), kind(line), line.required("of")))
                .toList());
    }

    private static Kind kind(CsvLine line) {
        String word = line.required("relation");
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> line.wrong("relation", "'" + word + "'", "one of " + Arrays.toString(Kind.values())));
    }

    /** The guardians of a child, by personnummer. */
    public Set<String> guardiansOf(String personnummer) {
        return who(personnummer, Kind.VARDNADSHAVARE);
    }

    /** Those who hold a power of attorney for pharmacy errands. */
    public Set<String> representativesOf(String personnummer) {
        return who(personnummer, Kind.OMBUD);
    }

    private Set<String> who(String personnummer, Kind kind) {
        return relations.stream()
                .filter(each -> each.kind() == kind && each.of().equals(personnummer))
                .map(Relation::person)
                .collect(Collectors.toUnmodifiableSet());
    }
}
