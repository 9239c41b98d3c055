package se.sakeratkomst.ehm.register;

import org.jspecify.annotations.Nullable;

/**
 * A lock that a list is to hold, in the codes of the service.
 *
 * @param prescription key of the prescription whose chain is locked; none where all dispenses of paper prescriptions are
 * @param legalGround spärrtyp
 * @param target towards whom
 * @param subject what is locked
 */
public record PlannedLock(
        @Nullable String prescription,
        @Nullable String legalGround,
        @Nullable String target,
        @Nullable String subject) {}
