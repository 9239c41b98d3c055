package se.sakeratkomst.certify.evidence;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whether a service of the sandbox has failed of itself: answers with a status of 500 or more. Its own meter counts them, also those
 * that came before anything was written to the journal. What a system does after such an answer is not its fault, nor what it does after an
 * answer that a tester has put in place of the service's; those that the suite itself puts there are part of the case.
 */
public final class ServerErrors {
    private static final String METER = "/actuator/metrics/http.server.requests?tag=outcome:SERVER_ERROR";

    private static final String OVERRIDE = "override";

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
        List<JournalEntry> own = entries.stream()
                .filter(entry -> entry.service().equals(service.id()))
                .toList();
        Optional<String> stranger =
                own.stream().flatMap(entry -> foreign(entry).stream()).findFirst();
        if (stranger.isPresent()) {
            return Optional.of("a tester's mapping (" + stranger.get() + ") answered in place of the sandbox's "
                    + service.id() + "; take it out with DELETE …/overrides/mappings");
        }
        Optional<JournalEntry> written = own.stream()
                .filter(entry -> entry.fact(OVERRIDE).isEmpty())
                .filter(ServerErrors::failed)
                .findFirst();
        if (written.isPresent()) {
            return Optional.of("the sandbox's " + service.id() + " failed with status "
                    + written.get().fact("status").orElse("?") + ": "
                    + written.get().summary());
        }
        long ordered = own.stream()
                .filter(entry -> entry.fact(OVERRIDE).isPresent())
                .filter(ServerErrors::failed)
                .count();
        long failures = after - before - ordered;
        return failures > 0
                ? Optional.of("the sandbox's " + service.id() + " failed " + failures
                        + " times with a status of 500 or more, without an entry in its journal; its log says why")
                : Optional.empty();
    }

    /** The mapping that answered, unless it is the suite's own. */
    private static Optional<String> foreign(JournalEntry entry) {
        return entry.fact(OVERRIDE)
                .map(Json.MAPPER::readTree)
                .filter(mapping -> !Json.text(mapping, "origin").equals("suite"))
                .map(mapping -> Json.text(mapping, "name") + " " + Json.text(mapping, "mapping"));
    }

    private static boolean failed(JournalEntry entry) {
        return entry.fact("status").map(status -> status.matches("5\\d\\d")).orElse(false);
    }
}
