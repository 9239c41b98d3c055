package se.sakeratkomst.certify.evidence;

/**
 * What a part of the sandbox does that the public sources do not say.
 *
 * @param reference the fact that it rests on
 * @param setting what to configure to change it
 */
public record Assumption(String id, String statement, String reference, String setting, String value, String service) {}
