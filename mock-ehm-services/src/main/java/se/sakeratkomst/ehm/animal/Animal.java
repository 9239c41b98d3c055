package se.sakeratkomst.ehm.animal;

import org.jspecify.annotations.Nullable;

/**
 * The animal or animals that are treated.
 *
 * @param species djurslag
 * @param identity name, number or mark
 * @param count how many they are
 * @param foodProducing whether they give food
 */
public record Animal(
        @Nullable String species,
        @Nullable String identity,
        @Nullable Integer count,
        boolean foodProducing) {}
