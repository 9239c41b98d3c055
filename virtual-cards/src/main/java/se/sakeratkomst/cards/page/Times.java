package se.sakeratkomst.cards.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Instants as the pages write them. */
public final class Times {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    /** An instant to the second, in UTC; a dash for none. */
    public String at(@Nullable Instant instant) {
        return instant == null ? "–" : SECONDS.format(instant);
    }

    public String day(Instant instant) {
        return DAY.format(instant);
    }

    /** As the value of a form's field for date and time. */
    public String field(Instant instant) {
        return FIELD.format(instant);
    }
}
