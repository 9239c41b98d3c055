package se.sakeratkomst.certify.nll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a patient's list shall hold; what is left out is up to the sandbox. */
public record Arrangement(List<Prescribed> prescriptions, List<Locked> locks) {
    public Arrangement {
        prescriptions = List.copyOf(prescriptions);
        locks = List.copyOf(locks);
    }

    public static Arrangement empty() {
        return new Arrangement(List.of(), List.of());
    }

    /** @param key what the scenario calls it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Prescribed(
            String key,
            String nplPackId,
            @Nullable String dosage,
            @Nullable Integer packages,
            @Nullable Integer dispensesAllowed,
            @Nullable Integer dispensed,
            @Nullable Integer issuedDaysAgo,
            @Nullable Integer validForDays,
            @Nullable String status,
            @Nullable String treatmentReason) {}

    /** @param prescription key of one of them; its whole chain is locked */
    public record Locked(String prescription, String legalGround, String target, String subject) {}
}
