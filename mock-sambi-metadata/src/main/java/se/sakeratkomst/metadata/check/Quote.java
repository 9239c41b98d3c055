package se.sakeratkomst.metadata.check;

/** What a finding shows of a document: never more than a line. */
final class Quote {

    private static final int LONGEST = 200;

    private Quote() {}

    /** The text on one line, cut where it is long. */
    static String of(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
