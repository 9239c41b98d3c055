package se.sakeratkomst.ehm.check.rule;

import se.sakeratkomst.ehm.check.subject.Item;

/**
 * What a check has against a prescription or a row.
 *
 * @param observed what was seen, for people
 */
public record Objection(Item item, String observed) {}
