package se.sakeratkomst.ehm.animal;

import java.util.List;
import se.sakeratkomst.ehm.check.AffFinding;

/**
 * What came of a change.
 *
 * @param findings of the control table; with one that rejects nothing was stored
 * @param stored what was stored or changed, as it is now
 */
public record DepotAnswer(List<AffFinding> findings, List<StoredAnimalPrescription> stored) {

    public DepotAnswer {
        findings = List.copyOf(findings);
        stored = List.copyOf(stored);
    }

    /** affStatus: 0 accepted, 1 accepted with warnings, 2 rejected. */
    public int affStatus() {
        return rejected() ? 2 : findings.isEmpty() ? 0 : 1;
    }

    public boolean rejected() {
        return findings.stream().anyMatch(AffFinding::rejects);
    }
}
