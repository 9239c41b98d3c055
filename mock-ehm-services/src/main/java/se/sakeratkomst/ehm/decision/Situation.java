package se.sakeratkomst.ehm.decision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a rule looks at besides the entry.
 *
 * @param lockedFrom the side whose locks count under the purpose
 */
record Situation(
        Asker asker, PatientFacts patient, Lock.@Nullable From lockedFrom, LocalDate today, AccessLimits limits) {}
