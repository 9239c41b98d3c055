package se.sakeratkomst.ehm.register;

import org.jspecify.annotations.Nullable;

/**
 * A consent that a list is to hold, in the codes of the service.
 *
 * @param category what is consented to
 * @param careProvider the care provider that asked for access; none for dose dispensing
 * @param status what became of it
 * @param daysAgo when it was given, or asked for, counted back from the lab's day
 */
public record PlannedConsent(
        @Nullable String category,
        @Nullable String careProvider,
        @Nullable String status,
        @Nullable Integer daysAgo) {}
