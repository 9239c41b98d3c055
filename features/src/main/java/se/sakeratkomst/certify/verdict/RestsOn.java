package se.sakeratkomst.certify.verdict;

/**
 * An assumption that a verdict rests on: something that the public sources do not say.
 *
 * @param setting what to configure where the assumption is wrong; empty where there is nothing to configure
 */
public record RestsOn(String id, String statement, String reference, String setting) {}
