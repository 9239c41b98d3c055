package se.sakeratkomst.saml.xml;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as SAML writes them: xs:dateTime in UTC, with milliseconds. */
public final class Instants {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Instants() {}

    /** {@code 2026-01-31T10:00:00.000Z}. */
    public static String write(Instant instant) {
        return FORMAT.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Reads an xs:dateTime; empty when it is none. A time without zone is read as UTC. */
    public static Optional<Instant> read(String text) {
        String value = text.strip();
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeParseException e) {
            try {
                return Optional.of(OffsetDateTime.parse(value + "Z").toInstant());
            } catch (DateTimeParseException notEvenThen) {
                return Optional.empty();
            }
        }
    }
}
