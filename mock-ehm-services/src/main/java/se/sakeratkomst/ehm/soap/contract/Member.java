package se.sakeratkomst.ehm.soap.contract;

import org.jspecify.annotations.Nullable;

/**
 * One element in a sequence.
 *
 * @param type its type; of the element referred to where it is a reference
 * @param least 0 or 1
 * @param many whether it may be repeated without end
 * @param nillable whether it may say that it has no value
 * @param narrowed what is narrowed here and has no name, else {@link Facets#NONE}
 * @param reference namespace of the element that stands here, where it is another's; else null
 */
public record Member(
        String name,
        TypeName type,
        int least,
        boolean many,
        boolean nillable,
        Facets narrowed,
        @Nullable String reference) {}
