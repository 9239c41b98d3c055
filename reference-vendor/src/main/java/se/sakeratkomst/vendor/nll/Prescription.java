package se.sakeratkomst.vendor.nll;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A version of a prescription as it was read.
 *
 * @param chain förskrivningskedja, what a lock is set on
 * @param reason behandlingsändamål; empty when none was given out
 * @param reasonHidden whether there is one that is hidden from the user
 * @param packages of each dispense
 * @param dispenses in all
 * @param changed when this version was stored
 * @param document the resource itself
 */
public record Prescription(
        String id,
        int version,
        String chain,
        String article,
        String nplId,
        String nplPackId,
        String dosage,
        String reason,
        boolean reasonHidden,
        String status,
        String issued,
        String lastValid,
        String packages,
        String dispenses,
        String prescriber,
        String changed,
        JsonNode document) {

    /** How the version is referred to. */
    String reference() {
        return "MedicationRequest/" + id + "/_history/" + version;
    }

    /** The prescription of that id. */
    static java.util.Optional<Prescription> in(List<Prescription> some, String id) {
        return some.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
