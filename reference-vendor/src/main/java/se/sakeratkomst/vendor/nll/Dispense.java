package se.sakeratkomst.vendor.nll;

import tools.jackson.databind.JsonNode;

/**
 * A dispense as it was read.
 *
 * @param prescription id of what was dispensed; empty for a prescription on paper
 * @param document the resource itself
 */
public record Dispense(
        String id,
        int version,
        String prescription,
        String article,
        String packages,
        String status,
        String when,
        JsonNode document) {}
