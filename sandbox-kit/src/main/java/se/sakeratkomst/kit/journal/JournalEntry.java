package se.sakeratkomst.kit.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal.
 *
 * @param seq running number within the lab's journal of this service; goes on over epochs
 * @param epoch a reset begins a new one
 * @param correlation the protocols' own ids: request id, assertion id, jti, certificate fingerprint
 * @param raw the message as text, secrets redacted
 * @param sum SHA-256 over the sum before it and this line, hexadecimal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JournalEntry(
        long seq,
        int epoch,
        String service,
        String lab,
        Instant wallTime,
        Instant labTime,
        String kind,
        Outcome outcome,
        @Nullable String from,
        @Nullable String to,
        @Nullable String protocol,
        List<String> correlation,
        String summary,
        Map<String, Object> facts,
        @Nullable String raw,
        @Nullable String sum) {

    JournalEntry withSum(@Nullable String value) {
        return new JournalEntry(
                seq,
                epoch,
                service,
                lab,
                wallTime,
                labTime,
                kind,
                outcome,
                from,
                to,
                protocol,
                correlation,
                summary,
                facts,
                raw,
                value);
    }
}
