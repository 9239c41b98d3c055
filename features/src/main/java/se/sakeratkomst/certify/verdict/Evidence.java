package se.sakeratkomst.certify.verdict;

/**
 * A piece of evidence as the report shows it.
 *
 * @param source where it was observed: a journal reference such as {@code idp#1.17}, or {@code browser}
 * @param outcome {@code accepted}, {@code refused} or {@code info}
 * @param facts the decoded facts, one on each line
 * @param message the message, decoded and laid out; empty if there was none
 */
public record Evidence(
        String source,
        String time,
        String kind,
        String outcome,
        String from,
        String to,
        String summary,
        String facts,
        String message) {}
