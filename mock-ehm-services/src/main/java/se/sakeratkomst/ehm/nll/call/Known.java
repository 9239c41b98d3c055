package se.sakeratkomst.ehm.nll.call;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MedicationRequest;
import se.sakeratkomst.ehm.decision.Sight;
import se.sakeratkomst.ehm.nll.view.LockView;
import se.sakeratkomst.ehm.register.StoredResource;

/**
 * What one call reads of its patient once.
 *
 * @param locks the active ones
 * @param dispenses by the id of their prescription
 * @param extents what is seen of each version that was asked about
 * @param read the prescriptions that were read to decide that, by version
 */
public record Known(
        List<LockView> locks,
        Map<String, List<StoredResource>> dispenses,
        Map<String, Sight.Extent> extents,
        Map<String, MedicationRequest> read) {}
