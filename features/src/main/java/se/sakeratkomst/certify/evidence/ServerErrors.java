package se.sakeratkomst.certify.evidence;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whether a service of the sandbox has failed of itself: answers with a status of 500 or more. Its own meter counts them, also those
 * that came before anything was written to the journal. What a system does after such an answer is not its fault.
 */
public final class ServerErrors {
    private static final String METER = "/actuator/metrics/http.server.requests?tag=outcome:SERVER_ERROR";

    private final ControlApi control;

    public ServerErrors(ControlApi control) {
        this.control = control;
    }

    /** How many such answers the service has given since it was started. */
    public long count() {
        return control.find(METER).map(ServerErrors::counted).orElse(0L);
    }

    private static long counted(JsonNode meter) {
        return Json.items(meter.path("measurements")).stream()
                .filter(measurement -> Json.text(measurement, "statistic").equals("COUNT"))
                .mapToLong(measurement -> Math.round(measurement.path("value").asDouble()))
                .sum();
    }

    /**
     * What kept a case from being judged, if the service failed meanwhile.
     *
     * @param before the count before
     * @param after the count afterwards
     * @param entries what its journal gained meanwhile
     */
    public static Optional<String> told(Service service, long before, long after, List<JournalEntry> entries) {
        Optional<JournalEntry> written = entries.stream()
                .filter(entry -> entry.service().equals(service.id()))
                .filter(ServerErrors::failed)
                .findFirst();
        if (written.isPresent()) {
            return Optional.of("the sandbox's " + service.id() + " failed with status "
                    + written.get().fact("status").orElse("?") + ": "
                    + written.get().summary());
        }
        return after > before
                ? Optional.of("the sandbox's " + service.id() + " failed " + (after - before)
                        + " times with a status of 500 or more, without an entry in its journal; its log says why")
                : Optional.empty();
    }

    private static boolean failed(JournalEntry entry) {
        return entry.fact("status").map(status -> status.matches("5\\d\\d")).orElse(false);
    }
}
