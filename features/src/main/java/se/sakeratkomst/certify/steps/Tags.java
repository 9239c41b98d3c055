package se.sakeratkomst.certify.steps;

import java.util.List;
import java.util.stream.Stream;
import se.sakeratkomst.certify.verdict.CaseHeading;
import se.sakeratkomst.certify.verdict.Kind;

/** Reads the tags of a scenario: test case, requirement ids, kind, federation, claims. */
final class Tags {
    /** Begins the name of a test case. */
    static final String TEST_CASE = "TF-";

    private static final List<String> FEDERATIONS = List.of("sambi", "sweden-connect");

    private Tags() {}

    static CaseHeading heading(String feature, String scenario, List<String> tags) {
        List<String> plain = tags.stream()
                .map(tag -> tag.startsWith("@") ? tag.substring(1) : tag)
                .distinct()
                .toList();
        return new CaseHeading(
                plain.stream()
                        .filter(tag -> tag.startsWith(TEST_CASE))
                        .map(tag -> tag.substring(TEST_CASE.length()))
                        .findFirst()
                        .orElse(scenario),
                feature,
                scenario,
                plain.stream().filter(FEDERATIONS::contains).findFirst().orElse(""),
                plain,
                plain.stream().filter(Tags::isRequirement).toList(),
                plain.stream().filter(tag -> tag.startsWith("NEG-")).toList(),
                plain.contains(Kind.NEGATIVE.tag()) ? Kind.NEGATIVE : Kind.POSITIVE);
    }

    static boolean isRequirement(String tag) {
        return tag.matches("(SC|SAMBI|SWEB|INERA|GEN|EHM|NLL)-[A-Z0-9-]+");
    }

    static long kinds(List<String> tags) {
        return Stream.of(Kind.values())
                .filter(kind -> tags.contains("@" + kind.tag()) || tags.contains(kind.tag()))
                .count();
    }
}
