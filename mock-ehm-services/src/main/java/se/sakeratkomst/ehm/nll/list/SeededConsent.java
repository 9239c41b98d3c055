package se.sakeratkomst.ehm.nll.list;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A consent that the sandbox itself puts into a list.
 *
 * @param careProvider that asked for access; null for dose dispensing
 * @param lastDay of a consent to access that was given
 */
record SeededConsent(
        String id,
        String patientId,
        String category,
        @Nullable String careProvider,
        String status,
        LocalDate day,
        @Nullable LocalDate lastDay) {}
