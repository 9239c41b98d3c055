package se.sakeratkomst.ehm.nll.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call about a patient, as it is told to the patient.
 *
 * @param seq number of the entry in the lab's journal, which has the whole call
 * @param at when, by the lab's clock
 * @param answered false when it was refused
 * @param call which kind of call, as the access rules name it
 * @param interaction what was done, in FHIR's words
 * @param verify whether it only tried a change
 * @param found how many resources were handed out
 * @param articles names of the articles that were handed out
 * @param stored references to the versions that were stored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        long seq,
        Instant at,
        boolean answered,
        int status,
        Who who,
        Workplace workplace,
        @Nullable String eService,
        @Nullable String system,
        @Nullable String purpose,
        @Nullable String access,
        String call,
        @Nullable String interaction,
        boolean verify,
        @Nullable Integer found,
        List<String> articles,
        List<String> stored,
        @Nullable String requestId,
        @Nullable String contextId) {

    /**
     * @param id HSA-id or personnummer, as the proof of user has it
     * @param name where the sandbox knows the person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Who(
            @Nullable String id,
            @Nullable String name,
            @Nullable String role,
            @Nullable String roleName) {}

    /**
     * @param pharmacy GLN
     * @param name where the sandbox knows the person or the pharmacy
     * @param town as x-org-info has it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Workplace(
            @Nullable String careProvider,
            @Nullable String pharmacy,
            @Nullable String name,
            @Nullable String town) {}
}
