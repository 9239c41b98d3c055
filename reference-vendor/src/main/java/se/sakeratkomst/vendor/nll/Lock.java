package se.sakeratkomst.vendor.nll;

import tools.jackson.databind.JsonNode;

/**
 * A lock (spärr) as it was read.
 *
 * @param ground spärrtyp
 * @param target towards whom
 * @param subject what is locked
 * @param document the resource itself
 */
public record Lock(
        String id, int version, boolean active, String ground, String target, String subject, JsonNode document) {}
