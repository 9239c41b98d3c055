package se.sakeratkomst.ehm.override;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a mapping.
 *
 * @param mapping its id
 * @param name what the tester called it; empty when it has no name
 * @param origin who put it there: {@code suite}, {@code library}, {@code folder} or {@code tester}
 * @param pieces in how many pieces the body is to be sent, 1 for at once
 * @param drawnOut over how long they are spread
 * @param fault how the connection fails instead, or null
 */
public record Overriding(
        String mapping,
        String name,
        String origin,
        int status,
        Map<String, List<String>> headers,
        byte[] body,
        int pieces,
        Duration drawnOut,
        @Nullable ConnectionFault fault) {

    public Overriding {
        headers = Map.copyOf(headers);
    }

    /** Which mapping answered, and whose it is, for the journal. */
    public Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("mapping", mapping);
        told.put("name", name);
        told.put("origin", origin);
        if (fault != null) {
            told.put("connection", fault.name());
        }
        return told;
    }
}
