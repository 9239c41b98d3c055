package se.sakeratkomst.kit.control;

/**
 * Something this service does that the public sources mark as inferred or unknown.
 *
 * @param id short and stable, for example {@code ehm.missing-certificate}
 * @param statement what the sandbox does
 * @param reference the fact it stands on, with its confidence mark
 * @param setting the property that changes it
 * @param value its value now
 */
public record Assumption(String id, String statement, String reference, String setting, String value) {}
