package se.sakeratkomst.ehm.animal;

import org.jspecify.annotations.Nullable;

/**
 * How a prescription came to the register.
 *
 * @param sender of the interchange, or GLN of the pharmacy that registered it
 * @param interchangeRef reference of the interchange; null for what a pharmacy registered
 */
public record Received(String sender, @Nullable String interchangeRef) {}
