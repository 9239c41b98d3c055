package se.sakeratkomst.certify.catalogue;

/**
 * A rule of the catalogues.
 *
 * @param level MUST, SHOULD and so on, as the source says
 * @param source where it comes from, with its mark of confidence
 */
public record Requirement(
        String federation, String id, String actor, String level, String text, String source, String testable) {

    /** Whether the source marks the rule, or a part of it, as inferred or as not in the public copies. */
    public boolean assumed() {
        String marks = source.toLowerCase(java.util.Locale.ROOT);
        return marks.contains("inferred") || marks.contains("not in the public cop") || marks.contains("unknown");
    }
}
