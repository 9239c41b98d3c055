package se.sakeratkomst.ehm.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One version of a clinical resource: the FHIR document, and beside it what searches and rules ask for.
 *
 * @param rowId null until it is stored
 * @param type FHIR's name of the resource type
 * @param id logical id, the same in all versions
 * @param version running number from 1
 * @param latest whether no later version exists
 * @param patientId logical id of the patient; null when the patient is contained in the document
 * @param chainId chain of prescriptions that it belongs to
 * @param aboutId of a dispense the prescription's id, of a Provenance the id of what was written
 * @param code of a Basic its code, of a dispense what its dispatch is found by
 * @param status FHIR's code, of a lock its own
 * @param datedOn day of issue of a prescription, of hand-over of a dispense
 * @param author who wrote this version, as the proof of user names them
 * @param authorRole the role it was written in; {@code seed} for what the sandbox put there
 * @param recordedMillis when, by the lab's clock
 * @param callSha256 digest of the caller and the id of the call that wrote it; null for what no call wrote
 * @param json the document
 */
@Table("nll_resource")
public record StoredResource(
        @Id @Nullable Long rowId,
        String lab,
        String type,
        String id,
        int version,
        boolean latest,
        @Nullable String patientId,
        @Nullable String chainId,
        @Nullable String aboutId,
        @Nullable String code,
        @Nullable String status,
        @Nullable LocalDate datedOn,
        String author,
        String authorRole,
        long recordedMillis,
        @Nullable String callSha256,
        String json) {

    /** Type, id and version, as FHIR writes them in a reference. */
    public String versionedReference() {
        return type + "/" + id + "/_history/" + version;
    }
}
