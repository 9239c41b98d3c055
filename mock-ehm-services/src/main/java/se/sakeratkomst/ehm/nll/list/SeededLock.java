package se.sakeratkomst.ehm.nll.list;

import org.jspecify.annotations.Nullable;

/**
 * A lock that the sandbox itself puts into a list.
 *
 * @param chainId null for a lock of all dispenses of paper prescriptions
 */
record SeededLock(
        String id, String patientId, @Nullable String chainId, String legalGround, String target, String subject) {}
