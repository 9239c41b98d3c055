package se.sakeratkomst.ehm.check.subject;

import org.jspecify.annotations.Nullable;

/**
 * The animal that is treated, as a call says it.
 *
 * @param species djurslag
 * @param foodProducing whether it gives food
 * @param withdrawalDays karenstid: how long after the treatment it gives none
 */
public record AnimalFacts(
        @Nullable String species,
        boolean foodProducing,
        @Nullable Integer withdrawalDays) {}
