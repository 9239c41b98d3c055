package se.sakeratkomst.ehm.nef;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ApplicationAcknowledgeMessage (APERAK) says.
 *
 * @param interchangeRef reference of the interchange that is answered; null when it could not be read
 * @param originalId the set that it concerns
 * @param status 0 accepted, 1 accepted with warnings, 2 rejected
 */
public record Acknowledgement(
        @Nullable String interchangeRef, @Nullable String originalId, int status, List<Remark> remarks) {

    public Acknowledgement {
        remarks = List.copyOf(remarks);
    }

    /**
     * A remark on the message.
     *
     * @param code AFF code, or the sandbox's own name of the rule
     * @param severity 1 warning, 2 error
     * @param place row that it concerns
     */
    public record Remark(
            String code,
            int severity,
            @Nullable String place,
            String text,
            @Nullable String observed) {}
}
